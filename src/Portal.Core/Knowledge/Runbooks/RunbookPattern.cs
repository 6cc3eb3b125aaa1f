using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Portal.Core.Knowledge.Runbooks;

/// <summary>A signature of alerts, ready to be matched.</summary>
/// <param name="Article">The article that it leads to.</param>
/// <param name="Regex">Its pattern, linear in time.</param>
/// <param name="Literals">Its literals.</param>
internal sealed record RunbookPattern(RunbookArticle Article, Regex Regex, ImmutableArray<string> Literals)
{
    /// <summary>How telling the match is: the longest literal of the line; null when the line does not match.</summary>
    public int? Match(string line)
    {
        var longest = Literals.Where(literal => line.Contains(literal, StringComparison.Ordinal)).Select(static literal => literal.Length).DefaultIfEmpty(0).Max();
        return longest > 0 && Regex.IsMatch(line) ? longest : null;
    }
}
