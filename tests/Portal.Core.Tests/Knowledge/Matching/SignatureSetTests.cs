using Portal.Core.Knowledge.Matching;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Matching;

public sealed class SignatureSetTests
{
    private const string Busy = "Unable to remove filesystem for 5bbc0f41: device or resource busy";

    public static TheoryData<string> Hostile => new(
        "", "\r", "\r\n\r\n", "\uFEFF{", "\0\0\0", "\uD800", "\uDC00device or resource busy", "\u202Edevice or resource busy", "{\"a\":", "[[[[[[[[[[", "\u001b[", "\u001b]", "\\", "\\u12",
        "Events:\n  Warning", "Events:\n  Warning  A  B  C  D", "message:\nreason:", "- message: 'x\n  reason: y", "{\"log\":\"", "{\"log\":\"\\", "2026-03-18T02:03:12Z stderr P x");

    [Theory]
    [InlineData("Mar 18 02:03:11 n11 dockerd[1093]: " + Busy)]
    [InlineData("E0318 02:03:12.710138   24584 remote_runtime.go:246] " + Busy)]
    [InlineData("{\"log\":\"" + Busy + "\\n\",\"stream\":\"stderr\"}")]
    [InlineData("2026-03-18T02:03:12.710138123Z stderr F " + Busy)]
    [InlineData("\uFEFF" + Busy + "\r")]
    [InlineData("{\"log\":\"{\\\"msg\\\":\\\"" + Busy + "\\\"}\\n\"}")]
    public void Match_OneForm_MarksWhatMatchedInThePastedLine(string line)
    {
        var match = Assert.Single(TestSignatures.Set.Match(line).Problems);

        Assert.Equal("Busy", match.Problem);
        var span = Assert.Single(Assert.Single(match.Lines).Spans);
        Assert.Equal(Busy, line.Substring(span.Start, span.Length));
        Assert.Contains(match.Parameters, static p => p is { Name: "container", Value: "5bbc0f41", Source: ParameterSource.Pattern });
    }

    [Fact]
    public void Match_ColoursWithinTheText_AreMarkedFromFirstToLastCharacter()
    {
        const string Line = "x \u001b[31mUnable to remove\u001b[0m filesystem for 5bbc: device or resource \u001b[1mbusy\u001b[0m y";

        var span = TestSignatures.Set.Match(Line).Problems[0].Lines[0].Spans[0];

        Assert.StartsWith("Unable", Line[span.Start..], StringComparison.Ordinal);
        Assert.EndsWith("busy", Line[..(span.Start + span.Length)], StringComparison.Ordinal);
    }

    [Fact]
    public void Match_EscapedQuotesOfKlog_MatchASignatureWithPlainOnes()
    {
        const string Line = "\"Error syncing pod\" err=\"failed to \\\"KillContainer\\\" for \\\"web\\\" with x\" pod=\"shop/web-1\"";

        var match = Assert.Single(TestSignatures.Set.Match(Line).Problems);

        Assert.Equal("Kill", match.Problem);
        Assert.Contains(match.Parameters, static p => p is { Name: "container", Value: "web" });
        Assert.Contains(match.Parameters, static p => p is { Name: "podref", Value: "shop/web-1", Source: ParameterSource.Line });
    }

    [Fact]
    public void Match_AlertmanagerWebhook_PointsAtTheLinesThatNameTheAlert()
    {
        const string Text = """
            {"receiver": "w", "alerts": [
              {
                "labels": {
                  "pod": "web-1",
                  "alertname": "KubePodNotReady",
                  "namespace": "shop"
                },
                "annotations": {"description": "Pod shop/web-1"}
              }
            ]}
            """;

        var match = Assert.Single(TestSignatures.Set.Match(Text).Problems);

        Assert.Equal("Alert", match.Problem);
        Assert.Equal(5, Assert.Single(match.Lines).Number);
        Assert.Contains(match.Parameters, static p => p is { Name: "pod", Value: "web-1", Span.Line: 4 });
        Assert.Contains(match.Parameters, static p => p is { Name: "ns", Value: "shop", Span.Line: 6, Source: ParameterSource.AlertLabel });
    }

    [Fact]
    public void Match_AlertOfAReceiverOnOneLine_IsFoundOnce()
    {
        const string Text = "{\"alerts\":[{\"labels\":{\"alertname\":\"KubePodNotReady\",\"pod\":\"web-2\"}},{\"labels\":{\"alertname\":\"Watchdog\"}}]}";

        var match = Assert.Single(TestSignatures.Set.Match(Text).Problems);

        Assert.Contains(match.Parameters, static p => p is { Name: "pod", Value: "web-2" });
    }

    [Fact]
    public void Match_FoldedRowOfDescribe_IsReadAsOneAndKnowsThePod()
    {
        const string Text = """
            Name:             web-1
            Namespace:        shop
            Node:             n11/10.0.0.1
            Containers:
              web:
                Image:  nginx
            Events:
              Type     Reason       Age   From     Message
              ----     ------       ----  ----     -------
              Warning  FailedMount  2m    kubelet  MountVolume.SetUp failed for volume "data" :
            rpc error: timed out waiting for the condition
              Normal   Pulled       1m    kubelet  Container image "nginx" already present
            """;

        var match = Assert.Single(TestSignatures.Set.Match(Text).Problems);

        Assert.Equal("Mount", match.Problem);
        Assert.Equal([10, 11], Assert.Single(match.Lines).Spans.Select(static span => span.Line).Distinct());
        Assert.Contains(match.Parameters, static p => p is { Name: "pv", Value: "data" });
        Assert.Contains(match.Parameters, static p => p is { Name: "pod", Value: "web-1", Source: ParameterSource.Describe });
        Assert.Contains(match.Parameters, static p => p is { Name: "node", Value: "n11", Source: ParameterSource.Describe });
    }

    [Theory]
    [InlineData("LAST SEEN   TYPE      REASON        OBJECT      MESSAGE\n2m          Warning   FailedMount   pod/web-1   MountVolume.SetUp failed for volume \"data\" : timed out waiting for x", 2)]
    [InlineData("- involvedObject:\n    kind: Pod\n    name: web-1\n    namespace: shop\n  message: 'MountVolume.SetUp failed for volume \"data\"\n    : timed out waiting for x'\n  reason: FailedMount\n  type: Warning\n", 5)]
    [InlineData("{\n \"involvedObject\": {\"kind\": \"Pod\", \"name\": \"web-1\"},\n \"message\": \"MountVolume.SetUp failed for volume \\\"data\\\" : timed out waiting\",\n \"reason\": \"FailedMount\",\n \"type\": \"Warning\"\n}", 3)]
    public void Match_AnEvent_IsFoundInEveryPrintOfIt(string text, int line)
    {
        var match = Assert.Single(TestSignatures.Set.Match(text).Problems);

        Assert.Equal("Mount", match.Problem);
        Assert.Equal(line, Assert.Single(match.Lines).Number);
        Assert.Contains(match.Parameters, static p => p is { Name: "pv", Value: "data" });
        Assert.Contains(match.Parameters, static p => p is { Name: "pod", Value: "web-1", Source: ParameterSource.EventObject });
    }

    [Fact]
    public void Match_AnIndentedStateOfAContainer_ReadsAsOneLine()
    {
        const string Text = "{\n  \"lastState\": {\n    \"terminated\": {\n      \"exitCode\": 137,\n      \"finishedAt\": \"2026-03-18T02:03:12Z\",\n      \"reason\": \"Error\"\n    }\n  }\n}";

        Assert.Equal("Exit", Assert.Single(TestSignatures.Set.Match(Text).Problems).Problem);
    }

    [Fact]
    public void Match_LineThatARuntimeCut_IsWholeAgain()
    {
        const string Text = "2026-03-18T02:03:12Z stderr P Unable to remove filesystem for 5bbc0f41: dev\n2026-03-18T02:03:12Z stderr F ice or resource busy\n";

        var line = Assert.Single(Assert.Single(TestSignatures.Set.Match(Text).Problems).Lines);

        Assert.Equal([1, 2], line.Spans.Select(static span => span.Line));
    }

    [Fact]
    public void Match_NeighbourOfTheSameMinuteAndHost_NamesThePod()
    {
        const string Text = "Mar 18 02:03:09 n11 kubelet[24]: SyncLoop DELETE source=\"api\" pods=[shop/report-7c9d4]\nMar 18 02:03:11 n11 dockerd[10]: " + Busy;

        var match = Assert.Single(TestSignatures.Set.Match(Text).Problems);

        Assert.Contains(match.Parameters, static p => p is { Name: "node", Value: "n11", Source: ParameterSource.Journal });
        Assert.Contains(match.Parameters, static p => p is { Name: "podref", Value: "shop/report-7c9d4", Source: ParameterSource.TimeAndNode, Span.Line: 1 });
    }

    [Fact]
    public void Match_TwoPodsCloseBy_NamesNone()
    {
        const string Text = "Mar 18 02:03:09 n11 kubelet[24]: pods=[shop/a]\nMar 18 02:03:10 n11 kubelet[24]: pods=[shop/b]\nMar 18 02:03:11 n11 dockerd[10]: " + Busy;

        Assert.DoesNotContain(TestSignatures.Set.Match(Text).Problems[0].Parameters, static p => p.Name is "pod" or "podref");
    }

    [Fact]
    public void Match_LookAlike_IsSaidToBeNone()
    {
        var result = TestSignatures.Set.Match("Mar 18 02:06:00 n11 mount[24991]: mount: /dev/sdc is already mounted or /data busy");

        Assert.Empty(result.Problems);
        Assert.Equal("busy", Assert.Single(result.LookAlikes).Signature);
    }

    [Fact]
    public void Match_OpenProblem_ComesFirstAmongEquals()
    {
        const string Text = Busy + "\nfailed to \"KillContainer\" for \"web\"";

        Assert.Equal(["Busy", "Kill"], TestSignatures.Set.Match(Text).Problems.Select(static p => p.Problem));
        Assert.Equal(
            ["Kill", "Busy"],
            TestSignatures.Set.Match(Text, new Dictionary<string, int>(StringComparer.Ordinal) { ["Kill"] = 1 }).Problems.Select(static p => p.Problem));
    }

    [Fact]
    public void Match_OneLineOfAMebibyte_FindsWhatStandsInItsMiddle()
    {
        var text = new string('x', 500_000) + ' ' + Busy + ' ' + new string('y', 500_000);

        var line = Assert.Single(Assert.Single(TestSignatures.Set.Match(text).Problems).Lines);

        Assert.Equal(Busy, text.Substring(line.Spans[0].Start, line.Spans[0].Length));
        Assert.Contains(Busy, line.Text, StringComparison.Ordinal);
        Assert.True(line.Text.Length <= MatchLimits.LineExcerpt);
    }

    [Fact]
    public void Match_MoreLinesThanAreShown_CountsTheOthers()
    {
        var match = Assert.Single(TestSignatures.Set.Match(string.Concat(Enumerable.Repeat(Busy + "\n", 1000))).Problems);

        Assert.Equal(1000, match.Why[0].Lines);
        Assert.Equal(1000, match.Lines.Length + match.MoreLines);
    }

    [Fact]
    public void Compile_BadSignature_IsListedAndLeavesTheOthersInUse()
    {
        var set = SignatureSet.Compile([TestSignatures.Article(1, "A", TestSignatures.Signature("bad", "(", "x"), TestSignatures.Signature("loop", "(?<=a)b", "b"), TestSignatures.Signature("good", "good", "good"))]);

        Assert.Equal(["bad", "loop"], set.Bad.Select(static b => b.Signature));
        Assert.Equal("A", Assert.Single(set.Match("a good line").Problems).Problem);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Match_HostileText_NeverThrows(string text) => AssertWithin(text, TestSignatures.Set.Match(text));

    [Fact]
    public void Match_RandomMutations_KeepEveryPlaceWithinTheText()
    {
        var random = new Random(20260318);
        string[] seeds =
        [
            "Mar 18 02:03:11 n11 dockerd[10]: " + Busy + "\r\n", "{\"log\":\"" + Busy + "\\n\"}\n", "Events:\n  Warning  FailedMount  2m  kubelet  MountVolume.SetUp failed for volume \"d\"\n timed out waiting\n",
            "[{\"labels\":{\"alertname\":\"KubePodNotReady\",\n\"pod\":\"web\"}}]\n", "- message: 'MountVolume.SetUp failed for volume \"d\" timed out waiting'\n  reason: FailedMount\n", "\u001b[31m" + Busy + "\u001b[0m\n",
            "Name: x\nNode: y\nContainers:\n  " + Busy + "\n", "2026-03-18T02:03:12Z stderr P Unable to remove filesystem for 5bbc: \n2026-03-18T02:03:12Z stderr F device or resource busy\n",
        ];
        for (var i = 0; i < 3000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => seeds[random.Next(seeds.Length)])).ToCharArray();
            for (var n = random.Next(6); n > 0; n--)
            {
                text[random.Next(text.Length)] = random.Next(3) == 0 ? (char)random.Next(char.MaxValue) : "\\\"{}[]:\n\r \0\u001b-"[random.Next(13)];
            }

            var mutated = new string(text);
            AssertWithin(mutated, TestSignatures.Set.Match(mutated));
        }
    }

    private static void AssertWithin(string text, MatchResult result)
    {
        var paste = new PastedText(text);
        Assert.Equal(paste.LineCount, result.TotalLines);
        foreach (var span in result.Problems.SelectMany(static p => p.Lines).SelectMany(static line => line.Spans.Concat(line.Parameters.Select(static p => p.Span))))
        {
            Assert.InRange(span.Line, 1, paste.LineCount);
            Assert.InRange(span.Start, 0, paste.Line(span.Line).Length);
            Assert.InRange(span.Length, 0, paste.Line(span.Line).Length - span.Start);
        }
    }
}
