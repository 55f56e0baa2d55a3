"""Addresses of articles, photos, the document library, search, feeds and site maps."""

from django.urls import path

from news import public
from news.broadcasts import public as broadcasts
from news.portal import public as portal
from news.voices import public as voices

app_name = "news"

urlpatterns = [
    path("tin/", public.articles, name="articles"),
    path("tin/rss.xml", public.rss, name="rss"),
    path("tin/atom.xml", public.atom, name="atom"),
    path("tin/chuyen-muc/<slug:slug>/", public.topic, name="topic"),
    path("tin/<int:pk>-<slug:slug>/", public.article, name="article"),
    path("tin/<int:pk>-<slug:slug>/in/", public.article_print, name="article_print"),
    path("tin/<int:pk>-<slug:slug>/ban-in.pdf", public.article_paper, name="article_paper"),
    path("tin/<int:pk>-<slug:slug>/y-kien/", voices.opinions, name="opinions"),
    path("tin/<int:pk>-<slug:slug>/danh-gia/", voices.rate, name="rate"),
    path("anh/<int:pk>/<str:kind>-<int:width>.<str:extension>", public.photo, name="photo"),
    path("van-ban/", public.documents, name="documents"),
    path("van-ban/<int:pk>/", public.document, name="document"),
    path("van-ban/<int:pk>/tep", public.document_file, name="document_file"),
    path("phat-thanh/", broadcasts.broadcasts, name="broadcasts"),
    path("phat-thanh/podcast.xml", broadcasts.podcast, name="podcast"),
    path("phat-thanh/bia.png", broadcasts.cover, name="podcast_cover"),
    path("phat-thanh/<int:pk>/", broadcasts.recording, name="recording"),
    path("phat-thanh/<int:pk>/tep.<slug:kind>", broadcasts.recording_file, name="recording_file"),
    path("tham-do/", voices.polls, name="polls"),
    path("tham-do/<int:pk>/", voices.poll, name="poll"),
    path("lien-ket/", portal.links, name="links"),
    path("gop-y/", voices.feedback, name="feedback"),
    path("de-nghi-go/", voices.take_down, name="take_down"),
    path("so-do/", portal.portal_map, name="portal_map"),
    path("tiep-can/", portal.accessibility, name="accessibility"),
    path("rieng-tu/", portal.privacy, name="privacy"),
    path("tim-kiem/", public.search, name="search"),
    path("sitemap.xml", public.sitemap_index, name="sitemap"),
    path("sitemap-<slug:section>-<int:leaf>.xml", public.sitemap, name="sitemap_section"),
    path("robots.txt", public.robots, name="robots"),
]
