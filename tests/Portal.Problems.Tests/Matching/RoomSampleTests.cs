using System.Text.Json;
using Xunit;

namespace Portal.Problems.Tests.Matching;

/// <summary>Every sample of every room goes through the engine in the forms in which people paste it.</summary>
public sealed class RoomSampleTests
{
    private const string Healthy = "I0318 02:03:09.114000   24584 kubelet.go:2133] \"SyncLoop DELETE\" source=\"api\" pods=[\"shop/report-7c9d4\"]";

    public static TheoryData<string, string> Forms
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var form in (string[])["plain", "klog", "journald", "docker", "zap", "cri", "ansi", "crlf"])
            {
                foreach (var problem in Rooms.Catalogue.Problems)
                {
                    data.Add(form, problem.Name);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Compile_AllRooms_HasNoBadSignature()
    {
        Assert.Empty(Rooms.Signatures.Bad);
        Assert.True(Rooms.Signatures.Count > 20);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Match_SampleInAForm_ComesToItsOwnRoomFirstAndMarksItsLine(string form, string room)
    {
        var faults = new List<string>();
        foreach (var signature in Rooms.Catalogue.Find(room)!.Signatures)
        {
            foreach (var sample in signature.Samples.Where(static sample => !sample.Contains('\n', StringComparison.Ordinal)))
            {
                var text = $"{Healthy}\n{Wrap(form, sample)}\n{Healthy}\n";
                var result = Rooms.Signatures.Match(text, null, TestContext.Current.CancellationToken);
                var first = result.Problems.FirstOrDefault();
                if (first?.Problem != room || !first.Lines.Any(line => line.Signature == signature.Id && line.Number == 2 && line.Spans.Length > 0))
                {
                    faults.Add($"{signature.Id}: {string.Join(", ", result.Problems.Select(static p => $"{p.Problem} {p.Score} ({string.Join(' ', p.Why.Select(static w => w.Signature))})"))} for {Wrap(form, sample)}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Match_LookAlikes_DoNotMatchTheirSignature()
    {
        foreach (var problem in Rooms.Catalogue.Problems)
        {
            foreach (var signature in problem.Signatures)
            {
                foreach (var line in signature.LookAlikes)
                {
                    var result = Rooms.Signatures.Match(line, null, TestContext.Current.CancellationToken);
                    Assert.DoesNotContain(result.Problems, p => p.Problem == problem.Name && p.Why.Any(why => why.Signature == signature.Id));
                }
            }
        }
    }

    private static string Wrap(string form, string line) => form switch
    {
        "klog" => $"E0318 02:03:12.710138   24584 remote_runtime.go:246] {line}",
        "journald" => $"Mar 18 02:03:12 eu1c-r02-n11 kubelet[24584]: {line}",
        "docker" => JsonSerializer.Serialize(new { log = line + "\n", stream = "stderr", time = "2026-03-18T02:03:12.71Z" }),
        "zap" => JsonSerializer.Serialize(new { level = "error", ts = 1.5, logger = "controller", msg = line }),
        "cri" => $"2026-03-18T02:03:12.710138123Z stderr F {line}",
        "ansi" => $"\u001b[31m{line[..(line.Length / 2)]}\u001b[0;1m{line[(line.Length / 2)..]}\u001b[0m",
        "crlf" => line + "\r",
        _ => line,
    };
}
