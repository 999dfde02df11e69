package io.twoshops.lab.target.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;

/** What went wrong, in the API server's own words where it has said something. */
final class Told {
    private Told() {}

    static String by(Throwable failure) {
        if (failure instanceof KubernetesClientException api
                && api.getStatus() != null
                && api.getStatus().getMessage() != null) {
            return api.getStatus().getMessage();
        }
        Throwable last = failure;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }
}
