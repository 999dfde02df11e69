/** The shops on a cluster, deployed by the manifests in {@code k8s/} and reached through its API alone. */
@NullMarked
package io.twoshops.lab.target.kubernetes;

import org.jspecify.annotations.NullMarked;
