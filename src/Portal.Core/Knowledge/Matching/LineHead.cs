using System.Text.RegularExpressions;

namespace Portal.Core.Knowledge.Matching;

/// <summary>What stands before the message of a line: time, host, program, stream, and the head that klog writes.</summary>
/// <param name="BodyStart">Where the message begins.</param>
/// <param name="HostStart">Where the journal names the host; -1 if it does not.</param>
/// <param name="HostLength">How long that name is.</param>
/// <param name="Severity">What the head says about how bad it is: one of <c>E W I</c>, or NUL.</param>
internal readonly partial record struct LineHead(int BodyStart, int HostStart, int HostLength, char Severity)
{
    private const int Longest = 300;
    private const int MostHeads = 4;

    /// <summary>Reads the heads of a line: a journal's before klog's, docker's before the journal's, and so on.</summary>
    public static LineHead Of(string line)
    {
        var head = new LineHead(line.StartsWith('\uFEFF') ? 1 : 0, -1, 0, '\0');
        for (var i = 0; i < MostHeads; i++)
        {
            var rest = line.Substring(head.BodyStart, Math.Min(Longest, line.Length - head.BodyStart));
            if (Journal().Match(rest) is { Success: true } journal)
            {
                var host = journal.Groups["host"];
                head = head with { BodyStart = head.BodyStart + journal.Length, HostStart = head.BodyStart + host.Index, HostLength = host.Length };
            }
            else if (Klog().Match(rest) is { Success: true } klog)
            {
                var severity = klog.Groups["severity"].Value[0];
                head = head with { BodyStart = head.BodyStart + klog.Length, Severity = severity == 'F' ? 'E' : severity };
            }
            else if (Stream().Match(rest) is { Success: true } stream)
            {
                head = head with { BodyStart = head.BodyStart + stream.Length };
            }
            else
            {
                break;
            }
        }

        return head;
    }

    // Behind a time of ISO 8601, as kubectl logs --timestamps writes it, any message may follow: only a process id or the kernel shows that the journal wrote it.
    [GeneratedRegex(@"^\s*(?:[A-Z][a-z]{2}\s+\d{1,2} \d\d:\d\d:\d\d(?:\.\d+)?\s+(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)\s+[^\s\[\]:]+(?:\[\d+\])?:|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)\s+(?<host>[A-Za-z0-9][A-Za-z0-9.-]*)\s+(?:[^\s\[\]:]+\[\d+\]|kernel):)\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Journal();

    [GeneratedRegex(@"^\s*(?<severity>[EWIF])\d{4} (?:\d\d:\d\d:\d\d\.\d+\s+)?(?:\d+\s+)?[\w.\-/]+:\d+\]\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Klog();

    [GeneratedRegex(@"^\s*(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?\s+(?:std(?:out|err) [FP] )?|\[\s*\d+\.\d+\]\s*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stream();
}
