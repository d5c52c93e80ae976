"""A forum with django-allauth, which logs in at a provider with Keycloak's addresses. Settings come from LAB_*."""
import base64
import hashlib
import os
import secrets

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
    # No machine here takes mail: nobody is asked to confirm an address.
    ACCOUNT_EMAIL_VERIFICATION="none",
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
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

from allauth.socialaccount.providers.keycloak.views import KeycloakOAuth2Adapter  # noqa: E402
from allauth.socialaccount.providers.oauth2.client import OAuth2Client  # noqa: E402
from django.core.management import execute_from_command_line  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.urls import include, path  # noqa: E402


class ClientWithPkce(OAuth2Client):
    """Debian's allauth is older than its PKCE (RFC 7636)."""

    def get_redirect_url(self, authorization_url, extra_params):
        verifier = self.request.session["verifier"] = secrets.token_urlsafe(32)
        digest = hashlib.sha256(verifier.encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        pkce = {"code_challenge": challenge, "code_challenge_method": "S256"}
        return super().get_redirect_url(authorization_url, {**extra_params, **pkce})

    def get_access_token(self, code):
        self.code_verifier = self.request.session.pop("verifier", "")
        return super().get_access_token(code)

    def _strip_empty_keys(self, params):
        # What it is given is about to be sent.
        params["code_verifier"] = self.code_verifier
        super()._strip_empty_keys(params)


if os.environ["LAB_PKCE"] == "yes":
    KeycloakOAuth2Adapter.client_class = ClientWithPkce


def home(request):
    who = "Signed in as %s" % request.user if request.user.is_authenticated else "Signed out"
    return HttpResponse(
        '<!doctype html><title>Forum</title><h1>Forum</h1><p id="status">%s</p>'
        '<a id="login" href="/accounts/keycloak/login/">Sign in</a>' % who
    )


urlpatterns = [path("", home), path("accounts/", include("allauth.urls"))]

execute_from_command_line(["lab", "migrate", "-v", "0"])
execute_from_command_line(["lab", "runserver", "--noreload", "127.0.0.1:" + os.environ["LAB_PORT"]])
