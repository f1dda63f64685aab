package org.doorstep.messaging.web;

import org.doorstep._support.RoomTest;
import org.springframework.test.context.TestPropertySource;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A room test of a server behind a public address, with an SMS account whose provider nobody
/// reaches.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RoomTest
@TestPropertySource(
        properties = {
            "doorstep.public-url=" + ProviderCalls.HERE,
            "doorstep.messaging.sms.mode=configured",
            "doorstep.messaging.sms.account-sid=AC00000000000000000000000000000001",
            "doorstep.messaging.sms.auth-token=" + ProviderCalls.TOKEN,
            "doorstep.messaging.sms.from=+447700900000",
            "doorstep.messaging.sms.endpoint=http://127.0.0.1:9",
            "doorstep.messaging.broadcast.worker=false"
        })
@interface FacesProviders {}
