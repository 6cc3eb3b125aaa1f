using CsCheck;
using Portal.Core.Text;
using Xunit;

namespace Portal.Core.Tests.Text;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("etcd", "etcd")]
    [InlineData("kube-system/etcd-0", "kube-system/etcd-0 kube system etcd 0")]
    [InlineData("node.kubernetes.io/unreachable", "node.kubernetes.io/unreachable node kubernetes kubernet io unreachable unreachabl")]
    [InlineData("ContainerInfoV2", "containerinfov2 container info v2")]
    [InlineData("HTTPServer", "httpserver http server")]
    [InlineData("v1.22.3", "v1.22.3 v1 22 3")]
    [InlineData("End of sentence.", "end of sentence sentenc")]
    [InlineData("/var/lib/kubelet", "var/lib/kubelet var lib kubelet")]
    [InlineData("evicted", "evicted evict")]
    [InlineData("evicting", "evicting evict")]
    [InlineData("pods", "pods")]
    [InlineData("OOMKilled", "oomkilled oom killed kill")]
    [InlineData("删不掉", "删不 不掉 掉")]
    [InlineData("卡", "卡")]
    [InlineData("Pod卡住了", "pod 卡住 住了 了")]
    [InlineData("ＯＯＭ", "oom")]
    [InlineData("a--b", "a b")]
    [InlineData("...", "")]
    [InlineData("", "")]
    [InlineData("Größe", "größe")]
    public void Tokenize_AText_GivesWhatPeopleSearchFor(string text, string tokens) =>
        Assert.Equal(tokens, string.Join(' ', Tokenizer.Tokenize(text).Select(token => token.Value)));

    [Theory]
    [InlineData("delete", "deleted", "deleting", "deletes")]
    [InlineData("evict", "evicted", "evicting", "evicts")]
    [InlineData("policy", "policies", "policies", "policies")]
    [InlineData("crash", "crashed", "crashing", "crashes")]
    [InlineData("schedule", "scheduled", "scheduling", "schedules")]
    public void Tokenize_FormsOfAnEnglishWord_ShareAToken(params string[] forms)
    {
        var tokens = forms.Select(form => Tokenizer.Tokenize(form).Select(token => token.Value).ToHashSet(StringComparer.Ordinal)).ToArray();

        Assert.All(tokens, set => Assert.True(set.Overlaps(tokens[0]), $"{string.Join(' ', set)} and {string.Join(' ', tokens[0])}"));
    }

    [Theory]
    [InlineData("status", "stat")]
    [InlineData("process", "proces")]
    [InlineData("analysis", "analysi")]
    public void Tokenize_AWordThatOnlyLooksLikeAPlural_KeepsItsEnd(string word, string wrong) =>
        Assert.DoesNotContain(wrong, Tokenizer.Tokenize(word).Select(token => token.Value));

    [Fact]
    public void Tokenize_AnyText_CoversOnlyWhatIsThereAndStaysInOrder() => Gen.String.Sample(
        text =>
        {
            var last = 0;
            foreach (var token in Tokenizer.Tokenize(text))
            {
                Assert.InRange(token.Start, 0, text.Length - token.Length);
                Assert.True(token.Length > 0 && token.Value.Length > 0);
                Assert.InRange(token.Position, last, int.MaxValue);
                Assert.DoesNotContain('\'', token.Value);
                Assert.DoesNotContain('\\', token.Value);
                last = token.Position - (token.Form is TokenForm.Part or TokenForm.Stem or TokenForm.Whole ? text.Length : 0);
            }
        },
        iter: 2_000);

    [Fact]
    public void Tokenize_AVeryLongWord_CutsTheToken() => Assert.Equal(100, Tokenizer.Tokenize(new string('a', 100_000)).Max(token => token.Value.Length));
}
