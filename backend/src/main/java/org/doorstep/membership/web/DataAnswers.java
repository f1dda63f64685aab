package org.doorstep.membership.web;

import org.doorstep.api.model.MyData;
import org.doorstep.api.model.MyDataField;
import org.doorstep.api.model.MyDataRecord;
import org.doorstep.api.model.MyDataSection;
import org.doorstep.security.PersonalSection;
import org.doorstep.security.SubjectAccess;

import java.util.Map;

/// An export as the contract shows it.
final class DataAnswers {

    private DataAnswers() {}

    static MyData answer(SubjectAccess.Export export) {
        return new MyData(
                export.at(),
                export.rooms().stream()
                        .flatMap(room ->
                                room.sections().stream()
                                        .map(section -> section(room.room(), section)))
                        .toList());
    }

    private static MyDataSection section(String room, PersonalSection section) {
        return new MyDataSection(
                room, section.title(), section.records().stream().map(DataAnswers::entry).toList());
    }

    private static MyDataRecord entry(Map<String, String> fields) {
        return new MyDataRecord(
                fields.entrySet().stream()
                        .map(field -> new MyDataField(field.getKey(), field.getValue()))
                        .toList());
    }
}
