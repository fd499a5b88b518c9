package io.muster.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Only the identity provider's own, fresh word about this client's session ends one. */
class LogoutTokenTest {
    private static final String ISSUER = "http://localhost/realms/muster";
    private static final String CLIENT = "muster-console";
    private static final Map<String, Object> EVENTS =
            Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of());

    private static final RsaJsonWebKey OWN = key();
    private static final RsaJsonWebKey FOREIGN = key();

    private final LogoutTokens tokens = new LogoutTokens((jws, context) -> OWN.getPublicKey(), ISSUER, CLIENT);

    @Test
    void theProvidersWordNamesTheSession() throws Exception {
        assertThat(tokens.session(signed(claims(), OWN))).isEqualTo("s-1");
    }

    @Test
    void aClientAmongOthersIsMeant() throws Exception {
        var claims = claims();
        claims.setAudience(List.of("another", CLIENT));

        assertThat(tokens.session(signed(claims, OWN))).isEqualTo("s-1");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("another issuer", claims -> claims.setIssuer("http://localhost/realms/foreign")),
                wrong("another client", claims -> claims.setAudience("muster")),
                wrong("no client", claims -> claims.unsetClaim("aud")),
                wrong("no session", claims -> claims.unsetClaim("sid")),
                wrong("an empty session", claims -> claims.setClaim("sid", " ")),
                wrong("a session that is no text", claims -> claims.setClaim("sid", List.of("s-1"))),
                wrong("an endless session", claims -> claims.setClaim("sid", "s".repeat(201))),
                wrong("a sign-in's nonce", claims -> claims.setClaim("nonce", "n")),
                wrong("no event", claims -> claims.unsetClaim("events")),
                wrong("another event", claims -> claims.setClaim("events", Map.of("urn:other", Map.of()))),
                wrong("no age", claims -> claims.unsetClaim("iat")),
                wrong("too old", claims -> claims.setIssuedAt(inSeconds(-200))),
                wrong("not yet", claims -> claims.setIssuedAt(inSeconds(200))),
                wrong("expired", claims -> claims.setExpirationTime(inSeconds(-100))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void whatIsNotSaidOfALogoutEndsNothing(String what, Consumer<JwtClaims> change) throws Exception {
        var claims = claims();
        change.accept(claims);
        var token = signed(claims, OWN);

        assertThatThrownBy(() -> tokens.session(token)).as(what).isInstanceOf(LogoutTokens.Refused.class);
    }

    @Test
    void aForeignSignatureEndsNothing() throws Exception {
        refuse(signed(claims(), FOREIGN));
    }

    @Test
    void aTokenWithoutASignatureEndsNothing() throws Exception {
        var jws = new JsonWebSignature();
        jws.setPayload(claims().toJson());
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);

        refuse(jws.getCompactSerialization());
    }

    @Test
    void thePublicKeyIsNoSharedSecret() throws Exception {
        var jws = new JsonWebSignature();
        jws.setPayload(claims().toJson());
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        jws.setKey(new HmacKey(OWN.getPublicKey().getEncoded()));

        refuse(jws.getCompactSerialization());
    }

    @Test
    void rubbishEndsNothing() {
        Stream.of("", "a.b.c", "....", "x".repeat(10_000)).forEach(this::refuse);
    }

    private void refuse(String token) {
        assertThatThrownBy(() -> tokens.session(token)).isInstanceOf(LogoutTokens.Refused.class);
    }

    private static Arguments wrong(String what, Consumer<JwtClaims> change) {
        return Arguments.of(what, change);
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(CLIENT);
        claims.setSubject("u-1");
        claims.setIssuedAtToNow();
        claims.setExpirationTime(inSeconds(120));
        claims.setClaim("sid", "s-1");
        claims.setClaim("events", EVENTS);
        return claims;
    }

    private static NumericDate inSeconds(long seconds) {
        return NumericDate.fromSeconds(NumericDate.now().getValue() + seconds);
    }

    private static String signed(JwtClaims claims, RsaJsonWebKey key) throws JoseException {
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        jws.setKey(key.getPrivateKey());
        return jws.getCompactSerialization();
    }

    private static RsaJsonWebKey key() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
