package org.doorstep.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;

import org.doorstep._support.CountingIds;
import org.doorstep._support.TestClock;
import org.doorstep._support.TestStore;
import org.doorstep._support.TestTicker;
import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.Secret;
import org.doorstep.security.audit.AuditDocument;
import org.doorstep.security.audit.ChainHeadDocument;
import org.doorstep.security.branch.BranchDocument;
import org.doorstep.security.login.AccountDocument;
import org.doorstep.security.login.AddressDocument;
import org.doorstep.security.login.AppClient;
import org.doorstep.security.login.AuthorizationStore;
import org.doorstep.security.login.CodeDocument;
import org.doorstep.security.login.CodeSender;
import org.doorstep.security.login.FoundingGrantDocument;
import org.doorstep.security.login.InvitationDocument;
import org.doorstep.security.login.KeyMaterial;
import org.doorstep.security.login.RateDocument;
import org.doorstep.security.login.UsedKeyDocument;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoTemplate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The room's doors on a fresh store, newed up as the configuration does it.
final class SecurityForTests {

    final TestClock clock = new TestClock();
    final TestTicker ticker = new TestTicker();
    final CountingIds ids = new CountingIds();
    final List<Secret> sent = new ArrayList<>();
    final MongoTemplate mongo =
            TestStore.fresh(
                    AccountDocument.class,
                    AddressDocument.class,
                    AuditDocument.class,
                    BranchDocument.class,
                    ChainHeadDocument.class,
                    CodeDocument.class,
                    FoundingGrantDocument.class,
                    InvitationDocument.class,
                    RateDocument.class,
                    UsedKeyDocument.class);
    final Keyring keyring = keyring("k1");
    final RateLimits limits = new RateLimits(mongo, keyring, clock, Map.of("codes-per-day", 40));
    final OneTimeCodes codes = new OneTimeCodes(mongo, keyring, limits, sender(), clock);
    final Branches branches = new Branches(mongo, ids, ticker);
    final SignInAddresses addresses =
            new SignInAddresses(
                    mongo,
                    keyring,
                    new AuthorizationStore(
                            mongo, AppClient.registration(List.of("app:/in")), clock),
                    clock);

    private CodeSender sender() {
        CodeDelivery delivery = (ContactPoint to, Secret code, Duration validFor) -> sent.add(code);
        var beans = new StaticListableBeanFactory(Map.of("delivery", delivery));
        return new CodeSender(beans.getBeanProvider(CodeDelivery.class), Runnable::run);
    }

    /// A key ring of those ids, the first one the newest; key bytes follow from the id.
    static Keyring keyring(String... keyIds) {
        return new Keyring(material(keyIds));
    }

    static KeyMaterial material(String... keyIds) {
        var ring = new java.util.HashMap<String, byte[]>();
        for (var id : keyIds) {
            ring.put(id, Arrays.copyOf(id.getBytes(StandardCharsets.US_ASCII), 32));
        }
        return new KeyMaterial(
                ring,
                keyIds[0],
                Arrays.copyOf("handle".getBytes(StandardCharsets.US_ASCII), 32),
                signing());
    }

    private static ECKey signing() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
