package org.doorstep.console.home;

/// One sentence of the home page.
///
/// @param number how many
/// @param words the rest of the sentence, with the verb
/// @param path where one does something about it
/// @param style the state's style
record Need(String number, String words, String path, String style) {}
