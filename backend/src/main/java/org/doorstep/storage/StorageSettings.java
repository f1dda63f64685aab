package org.doorstep.storage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.nio.file.Path;

/// Where the embedded store keeps its file; unused where `spring.mongodb.uri` names a real
/// deployment.
///
/// @param directory the folder, made where it is missing; `./data` by default
@ConfigurationProperties("doorstep.storage")
record StorageSettings(@DefaultValue("data") Path directory) {}
