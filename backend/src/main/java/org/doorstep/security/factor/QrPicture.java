package org.doorstep.security.factor;

import io.nayuki.qrcodegen.QrCode;

/// A QR code as one path of an SVG picture, drawn here so that what it says goes nowhere else.
///
/// @param size the width and height of the view box, with the quiet zone of 4 modules around
/// @param path the dark modules, for the attribute `d` of a `path`
/// @see <a href="https://www.iso.org/standard/83389.html">ISO/IEC 18004, QR code</a>
public record QrPicture(int size, String path) {

    private static final int QUIET = 4;

    /// Draws a text.
    public static QrPicture of(String text) {
        var code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return new QrPicture(code.size + 2 * QUIET, path.toString());
    }
}
