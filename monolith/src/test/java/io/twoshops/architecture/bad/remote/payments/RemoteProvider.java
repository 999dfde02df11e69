package io.twoshops.architecture.bad.remote.payments;

/** The call is two classes and a lambda away from the transaction. */
record RemoteProvider(ProviderApi api) implements Provider {
    @Override
    public void pay() {
        Runnable call = () -> api.pay();
        call.run();
    }
}
