"""What the provider answers, looked at: signature, issuer, audience, time, and that all is about one person."""

from typing import Any

import jwt
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest

# Signed with a key of the provider alone; with a shared secret we could sign them ourselves.
ALGORITHMS = frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"})
# OIDC_SERVER_URL may be written with it or without.
DISCOVERY = "/.well-known/openid-configuration"


class MunicipalAdapter(OpenIDConnectOAuth2Adapter):
    def complete_login(self, request: HttpRequest, app: SocialApp, token: SocialToken, **kwargs: Any) -> SocialLogin:
        """allauth does without the identity token when there is none, and without its signature over TLS; we do not."""
        credential = kwargs["response"].get("id_token")
        if not isinstance(credential, str):
            raise OAuth2Error("no id_token")
        claims = self._decode_id_token(app, credential)
        data: dict[str, Any] = {"id_token": claims}
        if app.settings.get("fetch_userinfo", True):
            more = self._fetch_user_info(token.token)
            if more.get("sub") != claims.get("sub"):
                raise OAuth2Error("userinfo of somebody else")
            data["userinfo"] = more
        return self.get_provider().sociallogin_from_response(request, data)

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        try:
            algorithm = jwt.get_unverified_header(id_token).get("alg")
        except jwt.PyJWTError as problem:
            raise OAuth2Error("Invalid id_token") from problem
        if algorithm not in ALGORITHMS:
            raise OAuth2Error("algorithm")
        return jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self._issuer(app),
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
            verify_signature=True,
        )

    def _issuer(self, app: SocialApp) -> str:
        """Who the provider says it is, which must be whom the setting names (OpenID Connect Discovery 1.0, 4.3)."""
        issuer: str = self.openid_config["issuer"]
        named = str(app.settings["server_url"]).removesuffix(DISCOVERY)
        if issuer.rstrip("/") != named.rstrip("/"):
            raise OAuth2Error("issuer")
        return issuer
