package io.twoshops.lab.target;

import java.net.URI;

/**
 * Where load comes from that does not come from this program.
 *
 * @param agent of the lab, as it is reached from here
 * @param shop as it is reached from the agent
 */
public record LoadPlace(URI agent, URI shop) {}
