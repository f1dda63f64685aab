/// One adapter per way to reach a person, behind one narrow port: a
/// [org.doorstep.messaging.channel.Channel] makes one provider call and says what became of it. It
/// never retries and never decides who may be written to.
@NullMarked
package org.doorstep.messaging.channel;

import org.jspecify.annotations.NullMarked;
