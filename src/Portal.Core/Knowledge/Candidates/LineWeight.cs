using System.Buffers;
using Portal.Core.Knowledge.Matching;

namespace Portal.Core.Knowledge.Candidates;

/// <summary>How much a line speaks of a failure. Pure.</summary>
internal static class LineWeight
{
    private static readonly SearchValues<string> Failures = SearchValues.Create(
        [
            "error", "fatal", "panic", "fail", "cannot", "can't", "could not", "unable", "timed out", "timeout", "deadline exceeded", "refused", "denied", "forbidden", "unauthorized",
            "exception", "traceback", "segfault", "out of memory", "oomkill", "oom-kill", "killed", "corrupt", "unreachable", "no such", "not found", "invalid", "exceeded", "no space left", "aborted",
            "emerg", "critical", "错误", "失败", "异常", "超时", "拒绝",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Warnings = SearchValues.Create(["warn", "retry", "retrying", "backing off", "back-off", "evict", "unhealthy", "degraded", "警告", "重试"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Informations = SearchValues.Create(["level=info", "level=debug", "\"level\":\"info\"", "\"level\":\"debug\"", " INFO ", " DEBUG ", "[INFO]", "[DEBUG]"], StringComparison.Ordinal);

    /// <summary>3 for an error by its level, 2 by its words, 1 for a warning, 0 for what says nothing of the kind.</summary>
    public static int Of(string line)
    {
        var words = line.AsSpan().ContainsAny(Failures) ? 2 : line.AsSpan().ContainsAny(Warnings) ? 1 : 0;
        return LineHead.Of(line).Severity switch
        {
            'E' => 3,
            'W' => Math.Max(1, words),

            // An information that mentions an error is mostly one that was dealt with.
            'I' => Math.Min(words, 1),
            _ when words > 1 && line.AsSpan().ContainsAny(Informations) => 1,
            _ => words,
        };
    }
}
