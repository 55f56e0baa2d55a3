"""Addresses of the officers' pages of funds."""

from django.urls import path

from funds import keeping_views, sponsoring_views, views
from funds.bank import views as bank

app_name = "funds"

urlpatterns = [
    path("", views.home, name="home"),
    path("<int:pk>/", views.fund, name="fund"),
    path("<int:pk>/lap-phieu/<slug:way>/", views.book, name="book"),
    path("<int:pk>/chuyen/", views.move, name="move"),
    path("<int:pk>/ky/", views.periods, name="periods"),
    path("<int:pk>/<slug:what>/<int:year>.<slug:extension>", views.paper, name="paper"),
    path("<int:pk>/cam-on/<int:year>/", views.thanks, name="thanks"),
    path("<int:pk>/sao-ke/", bank.statement, name="bank"),
    path("mo-so/", keeping_views.open_new, name="open"),
    path("phong-trao/", keeping_views.drives, name="drives"),
    path("phong-trao/<int:pk>/", keeping_views.drive, name="drive"),
    path("do-dau/", sponsoring_views.sponsorships, name="sponsorships"),
    path("do-dau/<int:pk>/", sponsoring_views.sponsorship, name="sponsorship"),
    path("ky/<int:pk>/", views.period, name="period"),
    path("ban-giao/<int:pk>/", views.hand_over, name="hand_over"),
    path("ban-giao/<int:pk>/bien-ban.pdf", views.minute, name="minute"),
    path("chung-tu/<int:pk>/", views.entry, name="entry"),
    path("chung-tu/<int:pk>/phieu.pdf", views.voucher, name="voucher"),
]
