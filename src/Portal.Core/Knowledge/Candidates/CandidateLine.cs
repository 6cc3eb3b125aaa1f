namespace Portal.Core.Knowledge.Candidates;

/// <summary>A form of line that is worth keeping.</summary>
/// <param name="Template">The line with everything masked that varies.</param>
/// <param name="Sample">The first such line, without secrets.</param>
/// <param name="Lines">How many lines have this form.</param>
public sealed record CandidateLine(string Template, string Sample, int Lines)
{
    /// <summary>The name of the template in the database.</summary>
    internal string Hash => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Persistence.StorableText.From(Template))));
}
