package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.Changing;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.broadcast.gate.Caps;
import org.doorstep.messaging.broadcast.shape.Shaper;
import org.doorstep.messaging.broadcast.shape.Shapers;
import org.doorstep.messaging.channel.TextLookUp;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/// One process of a [World]: its hands and its own claims.
final class WorldNode {

    final Window window;
    final Expansion expansion;
    final Clockwork clockwork;
    final Resolver resolver;
    final Worker worker;

    WorldNode(World world, Ledger ledger, @Nullable TextLookUp lookUp) {
        var parts = world.parts;
        var time = new Dispatching.Time(parts.clock(), parts.ticker(), parts.settings());
        var store = parts.broadcasts();
        var changing = new Changing(store);
        var right =
                new LauncherRight(
                        parts.permissions(),
                        account -> world.grants.getOrDefault(account, List.of()));
        var preparing =
                new Preparing(parts.wording(), parts.keyring(), parts.hours(), parts.settings());
        var refusals = new Refusals(store, changing, parts.optOuts(), parts.clock());
        var dispatching =
                new Dispatching(
                        ledger,
                        parts.settling(),
                        preparing,
                        parts.hours(),
                        refusals,
                        new Admission(
                                new Households(parts.claims(), ledger, parts.settling()),
                                new Places(parts.places(), new Caps(), parts.keyring()),
                                new Verdicts(parts.settling())),
                        time);
        var reading = world.reading();
        this.window =
                new Window(
                        ledger,
                        store,
                        parts.settling(),
                        parts.gates(),
                        reading,
                        right,
                        dispatching);
        var own = new OwnClaims(parts.ticker());
        var senders = world.nearest();
        var node =
                new Shaper.Node(
                        parts.ids().next().toString(),
                        parts.clock(),
                        parts.ticker(),
                        parts.settings().slack());
        var pacing = new Pacing(senders, new Shapers(parts.shares(), node));
        var tools = new Lane.Tools(ledger, store, window, own, time, parts.ids(), pacing);
        this.expansion =
                new Expansion(
                        ledger,
                        store,
                        changing,
                        world.sources,
                        new FreshMessages(parts.wording(), parts.keyring(), parts.hours()),
                        time);
        this.clockwork =
                new Clockwork(ledger, store, parts.settling(), changing, own, parts.claims(), time);
        this.resolver =
                new Resolver(
                        ledger,
                        store,
                        world.sources,
                        parts.settling(),
                        parts.keyring(),
                        lookUp,
                        time);
        var channels = new Channels(world.channels);
        this.worker =
                new Worker(
                        Arrays.stream(ChannelName.values())
                                .map(name ->
                                        new Lane(name, channels.find(name).orElse(null), tools))
                                .toList(),
                        new Worker.Chores(expansion, clockwork, resolver, pacing),
                        store,
                        new Signal(),
                        time);
    }

    /// Does everything there is to do at this moment.
    void work() throws InterruptedException {
        while (worker.pass()) {
            // goes on until nothing is claimed
        }
        worker.pass();
    }
}
