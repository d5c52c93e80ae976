"""A forum with django-allauth, which logs in at a provider with Keycloak's addresses. Settings come from LAB_*."""
import os

import django
from django.conf import settings

HERE = os.environ["LAB_FOLDER"]

settings.configure(
    DEBUG=False,
    SECRET_KEY="a-key-of-the-lab",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    SITE_ID=1,
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "django.contrib.sessions",
        "django.contrib.messages",
        "django.contrib.sites",
        "allauth",
        "allauth.account",
        "allauth.socialaccount",
        "allauth.socialaccount.providers.keycloak",
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
        }
    ],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(HERE, "forum.sqlite3")}},
    AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
    LOGIN_REDIRECT_URL="/",
    SESSION_COOKIE_SAMESITE=os.environ["LAB_SAMESITE"],
    SOCIALACCOUNT_PROVIDERS={
        "keycloak": {
            "APP": {"client_id": "forum", "secret": os.environ["LAB_SECRET"], "key": ""},
            "KEYCLOAK_URL": os.environ["LAB_PROVIDER"],
            # Python finds no *.localhost: the back channel goes by the machine's address.
            "KEYCLOAK_URL_ALT": os.environ["LAB_BACK_CHANNEL"],
            "KEYCLOAK_REALM": "lab",
            "SCOPE": ["openid", "profile", "email"],
        }
    },
)
django.setup()

from django.core.management import execute_from_command_line  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import include, path  # noqa: E402


def home(request):
    who = "Signed in as %s" % request.user if request.user.is_authenticated else "Signed out"
    return HttpResponse(
        '<!doctype html><title>Forum</title><h1>Forum</h1><p id="status">%s</p>'
        '<a id="login" href="/accounts/keycloak/login/">Sign in</a>' % who
    )


urlpatterns = [path("", home), path("accounts/", include("allauth.urls"))]

execute_from_command_line(["lab", "migrate", "-v", "0"])
execute_from_command_line(["lab", "runserver", "--noreload", "127.0.0.1:" + os.environ["LAB_PORT"]])
