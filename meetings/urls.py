"""Addresses of the officers' pages of meetings."""

from django.urls import path

from meetings.views import inviting, meetings, sessions, tasks

app_name = "meetings"

urlpatterns = [
    path("", meetings.home, name="home"),
    path("moi/", meetings.new, name="new"),
    path("<int:pk>/", meetings.meeting, name="meeting"),
    path("<int:pk>/sua/", meetings.edit, name="edit"),
    path("<int:pk>/viec/", meetings.act, name="act"),
    path("<int:pk>/giay-moi/", inviting.invite, name="invite"),
    path("<int:pk>/diem-danh/", inviting.door, name="door"),
    path("<int:pk>/bien-ban/", meetings.minutes, name="minutes"),
    path("<int:pk>/tai-lieu/", meetings.add_paper, name="add_paper"),
    path("<int:pk>/tai-lieu/<int:paper>/", meetings.paper, name="paper"),
    path("<int:pk>/giay/<slug:what>.<slug:extension>", meetings.sheet, name="sheet"),
    path("<int:pk>/giao-viec/", tasks.give, name="give"),
    path("tra-loi/<int:pk>/", inviting.answer, name="answer"),
    path("nhiem-vu/", tasks.tasks, name="tasks"),
    path("nhiem-vu/<int:pk>/", tasks.task, name="task"),
    path("nhiem-vu/phan-viec/<int:pk>/", tasks.tell, name="tell"),
    path("lich/", sessions.sessions, name="sessions"),
    path("lich/<int:pk>/", sessions.session, name="session"),
]
