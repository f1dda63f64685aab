package org.doorstep.messaging.broadcast.shape;

import org.doorstep.messaging.ChannelName;
import org.doorstep.security.BranchId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The provider accounts and how fast each may be used.
///
/// @param list those of branches, and the party's own where its quota is not the usual one: push
///   600,000 messages a minute, text messages 10 segments a second, e-mail 6,000 messages a minute
@ConfigurationProperties("doorstep.messaging.senders")
public record SenderSettings(@DefaultValue List<Entry> list) {

    private static final Quota PUSH = new Quota(600_000, Duration.ofMinutes(1));
    private static final Quota TEXTS = new Quota(10, Duration.ofSeconds(1));
    private static final Quota MAILS = new Quota(6_000, Duration.ofMinutes(1));

    public SenderSettings {
        var ids = new HashSet<String>();
        for (var entry : list) {
            if (!ids.add(entry.id())) {
                throw new IllegalArgumentException(
                        "doorstep.messaging.senders: two senders are called " + entry.id());
            }
        }
    }

    /// A provider account.
    ///
    /// @param id a short name
    /// @param name what organisers read; the short name without one
    /// @param channel `push`, `sms` or `email`
    /// @param branch the id of the branch that owns it; the party's without one
    /// @param units segments (text messages) or messages that it may send in a window
    /// @param per the length of the window: `1s` for a rate of segments a second, `1m` for messages
    ///   a minute
    /// @param from the number (`+44…`), Messaging Service (`MG…`) or From address it sends as; that
    ///   of the channel's settings without one
    public record Entry(
            String id,
            @Nullable String name,
            ChannelName channel,
            @Nullable String branch,
            long units,
            @DefaultValue("1s") Duration per,
            @Nullable String from) {

        Sender sender() {
            return new Sender(
                    id,
                    name == null ? id : name,
                    channel,
                    branch == null ? null : BranchId.of(branch),
                    new Quota(units, per),
                    from);
        }
    }

    /// Every sender: those named here, and for each channel the default that a branch comes to
    /// last, unless one named here is the party's and takes its place: by its id, or because it
    /// sends as the channel's settings say.
    ///
    /// @param names what the settings of a channel send as, for organisers to read; a default whose
    ///   channel is not in it is called by its id
    public List<Sender> senders(Map<ChannelName, String> names) {
        var all = new ArrayList<>(list.stream().map(Entry::sender).toList());
        Stream.of(
                        usual("push", ChannelName.PUSH, PUSH, names),
                        usual("sms", ChannelName.SMS, TEXTS, names),
                        usual("email", ChannelName.EMAIL, MAILS, names))
                .filter(usual -> all.stream().noneMatch(named -> replaces(named, usual)))
                .toList()
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static Sender usual(
            String id, ChannelName channel, Quota quota, Map<ChannelName, String> names) {
        return new Sender(id, names.getOrDefault(channel, id), channel, null, quota, null);
    }

    private static boolean replaces(Sender named, Sender usual) {
        return named.channel() == usual.channel()
                && named.owner() == null
                && (named.from() == null || named.id().equals(usual.id()));
    }
}
