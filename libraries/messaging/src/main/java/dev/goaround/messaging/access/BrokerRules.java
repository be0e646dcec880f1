package dev.goaround.messaging.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SecurityDisabledException;

/** What our users may do, brought to the broker's authorizer. Rules about others, an operator's, are left alone. */
public final class BrokerRules {
    private static final String PRINCIPAL = "User:";

    private BrokerRules() {}

    /**
     * Makes the rules of our users those of the table: what is missing is added, and what an earlier release allowed and this
     * one does not is taken away. Blocks.
     *
     * @return how many rules there are
     * @throws ExecutionException what the broker said; {@link SecurityDisabledException} if it has no authorizer
     */
    public static int settle(Admin admin) throws ExecutionException, InterruptedException {
        Set<AclBinding> wanted = wanted();
        Set<AclBinding> there =
                ours(admin.describeAcls(AclBindingFilter.ANY).values().get());
        Set<AclBinding> missing = new HashSet<>(wanted);
        missing.removeAll(there);
        Set<AclBinding> stale = new HashSet<>(there);
        stale.removeAll(wanted);
        if (!missing.isEmpty()) {
            admin.createAcls(missing).all().get();
        }
        if (!stale.isEmpty()) {
            admin.deleteAcls(stale.stream().map(AclBinding::toFilter).toList())
                    .all()
                    .get();
        }
        return wanted.size();
    }

    private static Set<AclBinding> wanted() {
        return BrokerUser.ALL.stream()
                .flatMap(user -> BrokerAcls.of(user).stream())
                .collect(Collectors.toSet());
    }

    private static Set<AclBinding> ours(Collection<AclBinding> all) {
        List<String> principals =
                BrokerUser.ALL.stream().map(user -> PRINCIPAL + user.name()).toList();
        return all.stream()
                .filter(rule -> principals.contains(rule.entry().principal()))
                .collect(Collectors.toSet());
    }
}
