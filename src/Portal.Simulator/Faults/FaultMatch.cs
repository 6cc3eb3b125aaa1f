using System.Text.RegularExpressions;

namespace Portal.Simulator.Faults;

/// <summary>Which requests a fault hits. Everything that is left out matches all; what is given must all hold.</summary>
public sealed record FaultMatch
{
    /// <summary>RBAC verbs (<c>list</c>, <c>watch</c>, <c>get</c>, <c>create</c>, …), or the lower-case HTTP method for other paths. Empty: all.</summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>A .NET regular expression (non-backtracking) searched in path and query, such as <c>^/api/v1/pods\?</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Plural resource name.</summary>
    public string? Resource { get; init; }

    /// <summary>Subresource; give <c>""</c> to match only requests for the object itself.</summary>
    public string? Subresource { get; init; }

    /// <summary>Namespace in the path.</summary>
    public string? Namespace { get; init; }

    /// <summary>Object name in the path.</summary>
    public string? Name { get; init; }

    /// <summary>True: only further pages of a list (with a continue token). False: only first pages.</summary>
    public bool? Continued { get; init; }

    /// <summary>The first matching request that is hit, counted from 1.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>How many requests are hit at most; without: all from <see cref="Nth"/> on.</summary>
    public int? Times { get; init; }

    /// <summary>The chance, 0 to 1, that a matching request is hit; drawn from the fault's seed.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Compares everything but the counters and the chance.</summary>
    public bool Covers(RequestTarget target, string pathAndQuery) =>
        (Verbs.Count == 0 || Verbs.Contains(target.Verb, StringComparer.OrdinalIgnoreCase))
        && (Resource is null || Resource == target.Resource)
        && (Subresource is null || Subresource == target.Subresource)
        && (Namespace is null || Namespace == target.Namespace)
        && (Name is null || Name == target.Name)
        && (Continued is null || Continued == target.IsContinued)
        && (Path is null || Regex.IsMatch(pathAndQuery, Path, RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1)));

    /// <summary>What is wrong with this match, one text for each problem, prefixed with the field's name.</summary>
    public IEnumerable<string> Problems()
    {
        if (Nth < 1)
        {
            yield return $"nth: must be 1 or more, not {Nth}";
        }

        if (Times < 1)
        {
            yield return $"times: must be 1 or more, not {Times}";
        }

        if (Probability is not (>= 0 and <= 1))
        {
            yield return $"probability: must be between 0 and 1, not {Probability}";
        }

        if (Path is not null && PatternProblem(Path) is { } problem)
        {
            yield return $"path: {problem}";
        }
    }

    private static string? PatternProblem(string pattern)
    {
        try
        {
            _ = new Regex(pattern, RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
            return null;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return e.Message;
        }
    }
}
