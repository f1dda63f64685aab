package org.doorstep.storage;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

import java.time.LocalDate;
import java.time.LocalTime;

/// The few conversions between Java and MongoDB that the defaults get wrong.
///
/// By default a `LocalDate` passes through the JVM's zone as midnight and shifts by a day where
/// that zone is not London's; it is stored as ISO text instead, and so is a `LocalTime`.
final class Conversions {

    private Conversions() {}

    static MongoCustomConversions all() {
        return MongoCustomConversions.create(adapter -> {
            adapter.registerConverter(DateToText.INSTANCE);
            adapter.registerConverter(TextToDate.INSTANCE);
            adapter.registerConverter(TimeToText.INSTANCE);
            adapter.registerConverter(TextToTime.INSTANCE);
        });
    }

    @WritingConverter
    private enum DateToText implements Converter<LocalDate, String> {
        INSTANCE;

        @Override
        public String convert(LocalDate date) {
            return date.toString();
        }
    }

    @ReadingConverter
    private enum TextToDate implements Converter<String, LocalDate> {
        INSTANCE;

        @Override
        public LocalDate convert(String text) {
            return LocalDate.parse(text);
        }
    }

    @WritingConverter
    private enum TimeToText implements Converter<LocalTime, String> {
        INSTANCE;

        @Override
        public String convert(LocalTime time) {
            return time.toString();
        }
    }

    @ReadingConverter
    private enum TextToTime implements Converter<String, LocalTime> {
        INSTANCE;

        @Override
        public LocalTime convert(String text) {
            return LocalTime.parse(text);
        }
    }
}
