/**
 * What is in {@code k8s/} is held against the API of Kubernetes and OpenShift and against the project's own rules; nothing of it needs a
 * cluster. A rule is a question to all manifests that are applied together ({@link io.twoshops.lab.manifests.Manifests}); {@code
 * RulesCanFailTest} has a manifest for each that it refuses.
 */
@NullMarked
package io.twoshops.lab.manifests;

import org.jspecify.annotations.NullMarked;
