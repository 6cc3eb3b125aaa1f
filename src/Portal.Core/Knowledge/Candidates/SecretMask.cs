using System.Buffers;
using System.Text.RegularExpressions;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>
/// Takes secrets out of a line before it is stored: tokens, passwords, keys, by their form or by the name that stands before them. Rather too much than
/// too little: what stands for a secret may vary in a signature anyway. Linear in the length of the line. Pure.
/// </summary>
public static partial class SecretMask
{
    /// <summary>What stands for a secret.</summary>
    public const string Masked = "***";

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly SearchValues<char> WordLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz-");

    /// <summary>The line without secrets.</summary>
    /// <param name="line">One line.</param>
    public static string Of(string line)
    {
        line = Key().Replace(line, Masked);
        line = Known().Replace(line, Masked);
        line = Header().Replace(line, static match => match.Groups["before"].Value + Masked);
        line = Scheme().Replace(line, static match => IsToken(match.Groups["secret"].ValueSpan) ? match.Groups["before"].Value + Masked : match.Value);
        line = UserInfo().Replace(line, static match => $"{match.Groups["before"].Value}{Masked}@");
        line = Quoted().Replace(line, static match => $"{match.Groups["before"].Value}{match.Groups["open"].Value}{Masked}{match.Groups["after"].Value}");
        line = Named().Replace(line, static match => match.Groups["before"].Value + Masked);
        return Flag().Replace(line, static match => match.Groups["before"].Value + Masked);
    }

    /// <summary>Whether a private key begins on the line; what follows up to its end is secret too.</summary>
    /// <param name="line">One line.</param>
    public static bool BeginsKey(ReadOnlySpan<char> line) => line.Contains("-----BEGIN ", StringComparison.Ordinal) && line.Contains("PRIVATE KEY", StringComparison.Ordinal);

    /// <summary>Whether a private key ends on the line.</summary>
    /// <param name="line">One line.</param>
    public static bool EndsKey(ReadOnlySpan<char> line) => line.Contains("-----END ", StringComparison.Ordinal);

    // A key within one line, its line ends written as \n; one without its end goes on to the end of the line.
    [GeneratedRegex("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY( BLOCK)?-----([^-]*-----END [A-Z0-9 ]{0,40}-----|.*)", Linear)]
    private static partial Regex Key();

    // JWT; AWS; GitHub; GitLab; Slack; Google; Stripe, OpenAI; npm; Vault; kubeadm's bootstrap token; base64 of PEM.
    [GeneratedRegex(
        @"eyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]+){1,4}|\b(AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\b|\bgh[opsur]_[A-Za-z0-9]{20,}|\bgithub_pat_[A-Za-z0-9_]{20,}|\bglpat-[A-Za-z0-9_-]{15,}|\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\bAIza[A-Za-z0-9_-]{30,}|\bya29\.[A-Za-z0-9_-]{20,}|\b[sr]k[-_](live|test|proj)?[-_]?[A-Za-z0-9_-]{20,}|\bnpm_[A-Za-z0-9]{30,}|\bhv[sbr]\.[A-Za-z0-9_-]{20,}|\b[a-z0-9]{6}\.[a-z0-9]{16}\b|\bLS0tLS1CRUdJTi[A-Za-z0-9+/=]*",
        Linear)]
    private static partial Regex Known();

    [GeneratedRegex(@"(?<before>\b(set-cookie|cookie|(proxy-)?authorization)\s*:\s*)[^""']+", Linear | RegexOptions.IgnoreCase)]
    private static partial Regex Header();

    [GeneratedRegex(@"(?<before>\b(bearer|basic)\s+)(?<secret>[A-Za-z0-9._~+/=-]{6,})", Linear | RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    // Also scheme://token@host, and a password that has an @ itself.
    [GeneratedRegex(@"(?<before>\b[a-z][a-z0-9+.-]*://([^\s:/@""']*:)?)[^\s/""'<>]+@", Linear | RegexOptions.IgnoreCase)]
    private static partial Regex UserInfo();

    // A value in quotes may have spaces: "password": "a b", PASSWORD='a b', the same escaped within a string, and one whose end was cut off.
    [GeneratedRegex(
        @"(?<before>[\w.-]*(pass(word|wd|phrase)|pwd|secret|token|(api|access|private|auth|authorization|client|encryption)[_-]?key|certificate-authority-data|client-certificate-data|credential|authorization)[\w.-]*\\?[""']?\s*[=:]+\s*)((?<open>\\"")[^""\\]*(?<after>\\""|$)|(?<open>"")(\\.|[^""\\])*(?<after>""|\\?$)|(?<open>')[^']*(?<after>'|$))",
        Linear | RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();

    [GeneratedRegex(
        @"(?<before>[\w.-]*(pass(word|wd|phrase)|pwd|secret|token|(api|access|private|auth|client|encryption)[_-]?key|certificate-authority-data|client-certificate-data|credential)[\w.-]*\\?[""']?\s*[=:]\s*)[^\s""',;&\\]+",
        Linear | RegexOptions.IgnoreCase)]
    private static partial Regex Named();

    [GeneratedRegex(@"(?<before>(^|\s)--?[\w-]*(pass(word|wd|phrase)|secret|token|(api|access|private|auth)-?key)\s+)[^\s""'-][^\s""']*", Linear | RegexOptions.IgnoreCase)]
    private static partial Regex Flag();

    // "Basic authentication failed" is no secret.
    private static bool IsToken(ReadOnlySpan<char> text) => text.Length >= 20 || text.ContainsAnyExcept(WordLetters);
}
