package io.muster.screen;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/**
 * What somebody looks at the console with.
 *
 * @param width in CSS pixels: of a desk or of a phone
 */
public record Screen(int width, boolean dark) {
    public static final Screen DESK = new Screen(1280, false);
    public static final Screen DESK_DARK = new Screen(1280, true);
    public static final Screen PHONE = new Screen(360, false);
    public static final Screen PHONE_DARK = new Screen(360, true);

    /** Every width in every look. */
    public static final List<Screen> ALL = List.of(DESK, DESK_DARK, PHONE, PHONE_DARK);

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, isPhone() ? 780 : 900)
                .setHasTouch(isPhone())
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setLocale("en-IN")
                .setTimezoneId("Asia/Kolkata");
    }

    private boolean isPhone() {
        return width < 600;
    }

    /** As in the names of pictures. */
    @Override
    public String toString() {
        return width + "-" + (dark ? "dark" : "light");
    }
}
