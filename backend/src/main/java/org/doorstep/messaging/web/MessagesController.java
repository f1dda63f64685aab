package org.doorstep.messaging.web;

import org.doorstep.api.MessagingApi;
import org.doorstep.api.model.MessageChannel;
import org.doorstep.api.model.MyMessage;
import org.doorstep.api.model.MyMessagePage;
import org.doorstep.kernel.PageRequest;
import org.doorstep.messaging.MyMessages;
import org.doorstep.messaging.RecipientRef;
import org.doorstep.messaging.RecipientRef.VolunteerRef;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;

/// A person's own messages, for the phone. Whoever is signed in is a volunteer under the same UUID.
@RestController
class MessagesController implements MessagingApi {

    private final MyMessages messages;
    private final CurrentActor actor;

    MessagesController(MyMessages messages, CurrentActor actor) {
        this.messages = messages;
        this.actor = actor;
    }

    @Override
    @Permitted("own-profile")
    public ResponseEntity<MyMessagePage> listMyMessages(Integer limit, @Nullable String cursor) {
        var page =
                messages.list(me(), new PageRequest(limit, cursor)).map(MessagesController::wire);
        return ResponseEntity.ok(new MyMessagePage(page.items(), page.nextCursor()));
    }

    @Override
    @Permitted("own-profile")
    public ResponseEntity<MyMessage> getMyMessage(String handle) {
        return ResponseEntity.ok(wire(messages.find(me(), handle).orThrow()));
    }

    @Override
    @Permitted("own-profile")
    public ResponseEntity<Void> acknowledgeMyMessage(String handle) {
        messages.received(me(), handle).orThrow();
        return ResponseEntity.noContent().build();
    }

    private RecipientRef me() {
        return new VolunteerRef(actor.get().account().value());
    }

    /// The generated record does allow no instant of receipt; the checker does not read that off
    /// it.
    @SuppressWarnings("NullAway")
    private static MyMessage wire(org.doorstep.messaging.MyMessage message) {
        return new MyMessage(
                message.handle(),
                message.subject(),
                message.text(),
                message.channels().stream()
                        .map(channel -> MessageChannel.valueOf(channel.name()))
                        .toList(),
                message.sentAt(),
                message.receivedAt(),
                message.imprint());
    }
}
