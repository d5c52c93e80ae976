"""A library with Flask and authlib, whose session is Flask's: a signed cookie. Settings come from LAB_*."""
import os
import socket

from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, session, url_for

# Python finds no *.localhost, though every browser does.
find = socket.getaddrinfo
socket.getaddrinfo = lambda host, *more, **others: find(
    "127.0.0.1" if str(host).endswith(".localhost") else host, *more, **others
)

app = Flask(__name__)
app.config.update(
    SECRET_KEY="a-key-of-the-lab",
    SESSION_COOKIE_NAME="library",
    SESSION_COOKIE_SAMESITE=os.environ["LAB_SAMESITE"],
)
lab = OAuth(app).register(
    "lab",
    server_metadata_url=os.environ["LAB_PROVIDER"] + "/.well-known/openid-configuration",
    client_id="library",
    client_secret=os.environ["LAB_SECRET"],
    client_kwargs={
        "scope": "openid profile",
        "code_challenge_method": "S256",
        "token_endpoint_auth_method": "client_secret_post",
    },
)


def page(status, code=200):
    return (
        '<!doctype html><title>Library</title><link rel="icon" href="data:,"><h1>Library</h1>'
        '<p id="status">%s</p><a id="login" href="/login">Sign in</a>' % status,
        code,
    )


@app.route("/")
def home():
    user = session.get("user")
    return page("Signed in as %s" % user["sub"] if user else "Signed out")


@app.route("/login")
def login():
    return lab.authorize_redirect(url_for("callback", _external=True))


@app.route("/callback")
def callback():
    token = lab.authorize_access_token()
    session["user"] = token["userinfo"]
    return redirect("/")


@app.errorhandler(OAuthError)
def refused(error):
    return page(error, 400)


app.run(host="127.0.0.1", port=int(os.environ["LAB_PORT"]))
