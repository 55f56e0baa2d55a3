"""Addresses of the officers' pages of funds."""

from django.urls import path

from funds import donor_views, keeping_views, sponsoring_views, views
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
    path("nha-tai-tro/", donor_views.donors, name="donors"),
    path("nha-tai-tro/them/", donor_views.add, name="add_donor"),
    path("nha-tai-tro/<int:pk>/", donor_views.donor, name="donor"),
    path("nha-tai-tro/<int:pk>/sua/", donor_views.change, name="change_donor"),
    path("nha-tai-tro/<int:pk>/do-dau/", donor_views.stand_by, name="stand_by"),
    path("<int:pk>/chuong-trinh/", donor_views.add_programme, name="add_programme"),
    path("chuong-trinh/<int:pk>/", donor_views.programme, name="programme"),
    path("<int:pk>/loi-hua/", donor_views.add_pledge, name="add_pledge"),
    path("loi-hua/<int:pk>/", donor_views.pledge, name="pledge"),
    path("do-dau/", sponsoring_views.sponsorships, name="sponsorships"),
    path("do-dau/<int:pk>/", sponsoring_views.sponsorship, name="sponsorship"),
    path("ky/<int:pk>/", views.period, name="period"),
    path("ban-giao/<int:pk>/", views.hand_over, name="hand_over"),
    path("ban-giao/<int:pk>/bien-ban.pdf", views.minute, name="minute"),
    path("chung-tu/<int:pk>/", views.entry, name="entry"),
    path("chung-tu/<int:pk>/phieu.pdf", views.voucher, name="voucher"),
]
