namespace Portal.Simulator.Hosting;

/// <summary>Finds scenarios: <c>{directory}/{ProblemName}/scenario.yaml</c>.</summary>
internal static class ScenarioFiles
{
    private const string FileName = "scenario.yaml";

    /// <summary>The texts of the scenarios that the options name, by problem.</summary>
    /// <exception cref="FormatException">A scenario is not there, or there is no directory; says which are there.</exception>
    public static IReadOnlyDictionary<string, string> Read(SimulatorOptions options)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, text) in options.ScenarioTexts)
        {
            texts[name] = text;
        }

        if (options is { AllScenarios: false, Scenarios.Count: 0 })
        {
            return texts;
        }

        var directory = options.ScenarioDirectory ?? FindDirectory()
            ?? throw new FormatException("scenarios are asked for, but src/Portal.Problems is not above this program; say where they are with --scenario-dir");
        var known = Directory.EnumerateDirectories(directory)
            .Where(d => File.Exists(Path.Combine(d, FileName))).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal).ToList();
        var missing = options.Scenarios.Except(known, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw new FormatException($"no scenario {string.Join(", ", missing)} in {directory}; there are: {string.Join(", ", known)}");
        }

        foreach (var name in options.AllScenarios ? known : options.Scenarios)
        {
            texts[name] = File.ReadAllText(Path.Combine(directory, name, FileName));
        }

        return texts;
    }

    private static string? FindDirectory()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "src", "Portal.Problems");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
