package org.doorstep;

import org.doorstep.kernel.AskedToStop;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts Doorstep. Nothing is wired here: each room has its own configuration class.
@SpringBootApplication
public class Doorstep {

    public static void main(String[] args) {
        AskedToStop.endsWell();
        SpringApplication.run(Doorstep.class, args);
    }
}
