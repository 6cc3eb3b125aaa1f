using System.Text.RegularExpressions;

namespace Portal.Simulator.Objects.Kinds;

/// <summary>Checks names and label values, worded as the API server words it.</summary>
internal static partial class NameRules
{
    private const string SubdomainHelp =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string LabelHelp =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string ServiceHelp =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";

    private const string LabelValueHelp =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private const string LabelKeyHelp =
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    /// <summary>What is wrong with a name, or null.</summary>
    public static string? Check(NameRule rule, string name) => rule switch
    {
        NameRule.Label when name.Length > 63 => "must be no more than 63 characters",
        NameRule.Label => Label().IsMatch(name) ? null : LabelHelp,
        NameRule.ServiceLabel when name.Length > 63 => "must be no more than 63 characters",
        NameRule.ServiceLabel => ServiceLabel().IsMatch(name) ? null : ServiceHelp,
        NameRule.PathSegment when name is "." or ".." => $"may not be '{name}'",
        NameRule.PathSegment when name.Contains('/', StringComparison.Ordinal) => "may not contain '/'",
        NameRule.PathSegment when name.Contains('%', StringComparison.Ordinal) => "may not contain '%'",
        NameRule.PathSegment => null,
        _ when name.Length > 253 => "must be no more than 253 characters",
        _ => Subdomain().IsMatch(name) ? null : SubdomainHelp,
    };

    /// <summary>What is wrong with a label's value, or null.</summary>
    public static string? CheckLabelValue(string value) =>
        value.Length > 63 ? "must be no more than 63 characters" : LabelValue().IsMatch(value) ? null : LabelValueHelp;

    /// <summary>What is wrong with the key of a label or annotation, or null.</summary>
    public static string? CheckLabelKey(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var name = key[(slash + 1)..];
        if (slash >= 0 && !Subdomain().IsMatch(key[..slash]))
        {
            return "prefix part " + SubdomainHelp;
        }

        return name.Length == 0 ? "name part must be non-empty"
            : name.Length > 63 ? "name part must be no more than 63 characters"
            : QualifiedName().IsMatch(name) ? null
            : LabelKeyHelp;
    }

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Subdomain();

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    [GeneratedRegex(@"\A[a-z]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex ServiceLabel();

    [GeneratedRegex(@"\A(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LabelValue();

    [GeneratedRegex(@"\A([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex QualifiedName();
}
