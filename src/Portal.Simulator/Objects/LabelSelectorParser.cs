using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Portal.Simulator.Objects;

/// <summary>Parses the text form of label selectors.</summary>
internal static partial class LabelSelectorParser
{
    public static ImmutableArray<LabelRequirement> Parse(string text)
    {
        var requirements = ImmutableArray.CreateBuilder<LabelRequirement>();
        var position = 0;
        while (position < text.Length)
        {
            var match = Requirement().Match(text, position);
            if (!match.Success || match.Index != position || match.Length == 0)
            {
                throw ApiErrors.BadRequest($"unable to parse requirement: found '{text[position..].Trim()}', expected: a label requirement");
            }

            requirements.Add(Read(match));
            position = match.Index + match.Length;
        }

        return requirements.ToImmutable();
    }

    private static LabelRequirement Read(Match match)
    {
        var key = match.Groups["key"].Value;
        if (match.Groups["set"].Success)
        {
            var op = match.Groups["set"].Value == "in" ? LabelOperator.In : LabelOperator.NotIn;
            return new(key, op, [.. match.Groups["values"].Value.Split(',').Select(v => v.Trim())]);
        }

        if (match.Groups["op"].Success)
        {
            return new(key, match.Groups["op"].Value == "!=" ? LabelOperator.NotIn : LabelOperator.In, [match.Groups["value"].Value]);
        }

        return new(key, match.Groups["not"].Success ? LabelOperator.DoesNotExist : LabelOperator.Exists, []);
    }

    [GeneratedRegex(
        @"\s*(?:(?<not>!)\s*)?(?<key>[A-Za-z0-9][A-Za-z0-9._/-]*)\s*(?:(?<set>notin|in)\s*\((?<values>[^()]*)\)|(?<op>==|!=|=)\s*(?<value>[A-Za-z0-9._-]*))?\s*(?:,|$)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Requirement();
}
