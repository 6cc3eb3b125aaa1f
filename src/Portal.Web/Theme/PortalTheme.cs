using MudBlazor;

namespace Portal.Web.Theme;

/// <summary>
/// MudBlazor's theme with the values of <c>wwwroot/css/tokens.css</c>, so that its components and ours agree. A test compares the two;
/// change a colour in both. What MudBlazor has no property for (marks, tints and lines of the states) stays in CSS only.
/// </summary>
public static class PortalTheme
{
    private const double Hover = 0.06;

    /// <summary>The light palette.</summary>
    public static PaletteLight Light { get; } = new()
    {
        Primary = "#1a56b8",
        PrimaryContrastText = "#ffffff",
        PrimaryDarken = "#13458f",
        Secondary = "#47505d",
        SecondaryContrastText = "#ffffff",
        Tertiary = "#7a57bd",
        TertiaryContrastText = "#ffffff",
        Info = "#1a56b8",
        InfoContrastText = "#ffffff",
        Success = "#1d6b41",
        SuccessContrastText = "#ffffff",
        Warning = "#8a5200",
        WarningContrastText = "#ffffff",
        Error = "#a61b1b",
        ErrorContrastText = "#ffffff",
        ErrorDarken = "#861414",
        Dark = "#14181f",
        DarkContrastText = "#ffffff",
        Black = "#14181f",
        White = "#ffffff",
        TextPrimary = "#14181f",
        TextSecondary = "#47505d",
        TextDisabled = "#7a8391",
        ActionDefault = "#47505d",
        ActionDisabled = "#7a8391",
        ActionDisabledBackground = "#eceef2",
        Background = "#f5f6f8",
        BackgroundGray = "#eceef2",
        Surface = "#ffffff",
        DrawerBackground = "#f5f6f8",
        DrawerText = "#14181f",
        DrawerIcon = "#47505d",
        AppbarBackground = "#ffffff",
        AppbarText = "#14181f",
        LinesDefault = "#dde1e7",
        LinesInputs = "#858e9b",
        TableLines = "#dde1e7",
        TableStriped = "#ffffff",
        TableHover = "#f0f2f6",
        Divider = "#dde1e7",
        DividerLight = "#dde1e7",
        Skeleton = "#eceef2",
        GrayDefault = "#5b6472",
        GrayLight = "#858e9b",
        GrayLighter = "#dde1e7",
        GrayDark = "#47505d",
        GrayDarker = "#14181f",
        OverlayLight = "rgba(20,24,31,0.45)",
        OverlayDark = "rgba(20,24,31,0.45)",
        HoverOpacity = Hover,
        RippleOpacity = 0,
        RippleOpacitySecondary = 0,
        BorderOpacity = 1,
    };

    /// <summary>The dark palette.</summary>
    public static PaletteDark Dark { get; } = new()
    {
        Primary = "#8ab4f5",
        PrimaryContrastText = "#0c1a30",
        PrimaryDarken = "#a9c8f8",
        Secondary = "#b4bcc8",
        SecondaryContrastText = "#161a20",
        Tertiary = "#a487e6",
        TertiaryContrastText = "#161a20",
        Info = "#8ab4f5",
        InfoContrastText = "#0c1a30",
        Success = "#85cfa3",
        SuccessContrastText = "#161a20",
        Warning = "#f0bd68",
        WarningContrastText = "#161a20",
        Error = "#f28b84",
        ErrorContrastText = "#2b0a09",
        ErrorDarken = "#f6a8a3",
        Dark = "#e8ebf0",
        DarkContrastText = "#161a20",
        Black = "#e8ebf0",
        White = "#161a20",
        TextPrimary = "#e8ebf0",
        TextSecondary = "#b4bcc8",
        TextDisabled = "#6d7683",
        ActionDefault = "#b4bcc8",
        ActionDisabled = "#6d7683",
        ActionDisabledBackground = "#0b0e11",
        Background = "#0f1216",
        BackgroundGray = "#0b0e11",
        Surface = "#161a20",
        DrawerBackground = "#0f1216",
        DrawerText = "#e8ebf0",
        DrawerIcon = "#b4bcc8",
        AppbarBackground = "#161a20",
        AppbarText = "#e8ebf0",
        LinesDefault = "#2a303a",
        LinesInputs = "#6b7584",
        TableLines = "#2a303a",
        TableStriped = "#161a20",
        TableHover = "#1f252d",
        Divider = "#2a303a",
        DividerLight = "#2a303a",
        Skeleton = "#0b0e11",
        GrayDefault = "#97a0ae",
        GrayLight = "#6b7584",
        GrayLighter = "#2a303a",
        GrayDark = "#b4bcc8",
        GrayDarker = "#e8ebf0",
        OverlayLight = "rgba(0,0,0,0.6)",
        OverlayDark = "rgba(0,0,0,0.6)",
        HoverOpacity = Hover,
        RippleOpacity = 0,
        RippleOpacitySecondary = 0,
        BorderOpacity = 1,
    };

    /// <summary>Both palettes with type, shape and (no) shadows.</summary>
    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Light,
        PaletteDark = Dark,
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "5px",
            AppbarHeight = "48px",
            DrawerWidthLeft = "208px",
            DrawerMiniWidthLeft = "56px",
        },
        Shadows = new Shadow { Elevation = Elevations() },
        Typography = PortalTypography.Create(),
    };

    private static string[] Elevations() =>
        [.. Enumerable.Range(0, 26).Select(static level => level < 8 ? "none" : "var(--shadow-float)")];
}
