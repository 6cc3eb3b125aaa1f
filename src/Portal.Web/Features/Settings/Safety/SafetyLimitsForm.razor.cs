using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Core.Remediation.Safety;
using Portal.Core.Text;
using Portal.Web.Localization;

namespace Portal.Web.Features.Settings.Safety;

/// <summary>The form of the limits. It only turns texts into numbers; what they may be is the service's to say.</summary>
public sealed partial class SafetyLimitsForm : ComponentBase
{
    private static readonly ImmutableArray<string> Fields =
    [
        "parallelRuns", "parallelSteps", "maxSubjects", "secondPersonAbove", "nodesPercent", "nodesCount", "breakerFailures", "breakerWindowMinutes", "breakerOpenMinutes", "stormFindings", "stormWindowMinutes", "coolDownMinutes",
    ];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notNumbers = new(StringComparer.Ordinal);
    private string _waves = "";
    private string _namespaces = "";
    private bool _retained;

    /// <summary>The limits as they were when the person began.</summary>
    [Parameter]
    [EditorRequired]
    public SafetyLimits Limits { get; set; } = null!;

    /// <summary>What the service found wrong.</summary>
    [Parameter]
    public ImmutableSortedDictionary<string, ImmutableArray<LocalizedText>> Errors { get; set; } = ImmutableSortedDictionary<string, ImmutableArray<LocalizedText>>.Empty;

    /// <summary>Whether something is not answered yet.</summary>
    [Parameter]
    public bool Busy { get; set; }

    /// <summary>Saves.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback<SafetySettings> Save { get; set; }

    /// <summary>Ends without a change.</summary>
    [Parameter]
    [EditorRequired]
    public EventCallback Discard { get; set; }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        var s = Limits.Settings;
        int[] values = [s.ParallelRuns, s.ParallelSteps, s.MaxSubjects, s.SecondPersonAbove, s.NodesPercent, s.NodesCount, s.BreakerFailures, s.BreakerWindowMinutes, s.BreakerOpenMinutes, s.StormFindings, s.StormWindowMinutes, s.CoolDownMinutes];
        foreach (var (field, value) in Fields.Zip(values))
        {
            _texts[field] = value.ToString(CultureInfo.InvariantCulture);
        }

        _waves = string.Join(", ", s.WaveSizes.Select(static size => size.ToString(CultureInfo.InvariantCulture)));
        (_namespaces, _retained) = (string.Join('\n', s.ProtectedNamespaces), s.ProtectRetainedVolumes);
    }

    private static string HintOf(string field)
    {
        var (least, most) = SafetySettingsRules.Range(field);
        return Translator.T(SafetyText.Range(least, most));
    }

    private string[] ErrorsOf(string field) => _notNumbers.Contains(field)
        ? [Translator.T(SafetyText.NotANumber)]
        : Errors.TryGetValue(field, out var texts) ? [.. texts.Select(Translator.T)] : [];

    private async Task SaveAsync()
    {
        _notNumbers.Clear();
        var settings = new SafetySettings
        {
            ParallelRuns = Number("parallelRuns"),
            ParallelSteps = Number("parallelSteps"),
            WaveSizes = Waves(),
            SecondPersonAbove = Number("secondPersonAbove"),
            MaxSubjects = Number("maxSubjects"),
            NodesPercent = Number("nodesPercent"),
            NodesCount = Number("nodesCount"),
            BreakerFailures = Number("breakerFailures"),
            BreakerWindowMinutes = Number("breakerWindowMinutes"),
            BreakerOpenMinutes = Number("breakerOpenMinutes"),
            StormFindings = Number("stormFindings"),
            StormWindowMinutes = Number("stormWindowMinutes"),
            CoolDownMinutes = Number("coolDownMinutes"),
            ProtectedNamespaces = [.. _namespaces.Split((char[])['\n', '\r', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)],
            ProtectRetainedVolumes = _retained,
        };
        if (_notNumbers.Count == 0)
        {
            await Save.InvokeAsync(settings);
        }
    }

    private ImmutableArray<int> Waves() =>
        [.. _waves.Split((char[])[',', ' ', '，', '、'], StringSplitOptions.RemoveEmptyEntries).Select(text => Number("waveSizes", text))];

    private int Number(string field) => Number(field, _texts[field]);

    private int Number(string field, string text)
    {
        if (int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        _notNumbers.Add(field);
        return 0;
    }
}
