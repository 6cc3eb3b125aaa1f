using Portal.Core.Knowledge;
using Portal.Core.Knowledge.Matching;
using Portal.Core.Text;

namespace Portal.Core.Tests.Knowledge.Matching;

/// <summary>A few signatures to match with.</summary>
internal static class TestSignatures
{
    public static SignatureSet Set { get; } = SignatureSet.Compile(
    [
        Article(1, "Busy", Signature("busy", "Unable to remove filesystem for (?<container>[0-9a-f]+).*device or resource busy", "device or resource busy",
            lookAlikes: ["mount: /dev/sdb is already mounted or /mnt busy"])),
        Article(2, "Kill", Signature("kill", "failed to \"KillContainer\" for \"(?<container>[^\"]+)\"", "KillContainer", SignatureKind.Event)),
        Article(3, "Alert", Signature("alert", "alertname=\"KubePodNotReady\"(?:.* pod=\"(?<pod>[^\"]+)\")?", "alertname=\"KubePodNotReady\"", SignatureKind.Alert)),
        Article(4, "Mount", Signature("mount", "FailedMount\\s+MountVolume.SetUp failed for volume \"(?<pv>[^\"]+)\".*timed out waiting", "MountVolume.SetUp failed", SignatureKind.Event)),
        Article(5, "Exit", Signature("exit", "\"exitCode\": 137,.*\"reason\": \"Error\"", "\"exitCode\": 137", SignatureKind.Condition)),
    ]);

    public static ArticleSignatures Article(int number, string problem, params Signature[] signatures) => new()
    {
        Number = number,
        Slug = problem.ToLowerInvariant(),
        Problem = problem,
        Title = new LocalizedText(problem, problem),
        Signatures = [.. signatures],
    };

    public static Signature Signature(string id, string pattern, string literal, SignatureKind kind = SignatureKind.Log, string[]? lookAlikes = null) => new()
    {
        Id = id,
        Kind = kind,
        Title = new LocalizedText(id, id),
        Pattern = pattern,
        Literals = [literal],
        Samples = [],
        LookAlikes = [.. lookAlikes ?? []],
    };
}
