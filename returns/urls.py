from django.urls import path

from returns.views import board, grid, home, readings, review, sending

app_name = "returns"

urlpatterns = [
    path("", home.home, name="home"),
    path("huong-dan/", home.help_page, name="help"),
    path("bao-cao/<slug:form>/<str:period>/", sending.return_page, name="return"),
    path("bao-cao/<slug:form>/<str:period>/tep-mau/", sending.template_file, name="template"),
    path("bao-cao/<slug:form>/<str:period>/gui/", sending.upload, name="upload"),
    path("bao-cao/<slug:form>/<str:period>/rut-lai/", sending.withdraw_all, name="withdraw"),
    path("bao-cao/<slug:form>/<str:period>/nhap/<int:unit>/", grid.grid, name="grid"),
    path("tep/<int:pk>/", readings.reading, name="reading"),
    path("tep/<int:pk>/ghi/", readings.save, name="save"),
    path("tep/<int:pk>/ban-to/", readings.answer_file, name="answer"),
    path("tep/<int:pk>/bien-nhan/", readings.receipt, name="receipt"),
    path("tep-goc/<int:pk>/", sending.original_file, name="original"),
    path("cho-duyet/", review.inbox, name="inbox"),
    path("don-vi/<int:pk>/", review.unit, name="unit"),
    path("don-vi/<int:pk>/duyet/", review.approve_return, name="approve"),
    path("don-vi/<int:pk>/tra-lai/", review.send_back_return, name="send_back"),
    path("tien-do/", board.board, name="board"),
]
