using Portal.Core.Deletions.Finalizers;
using Xunit;

namespace Portal.Core.Tests.Deletions.Finalizers;

public sealed class KnownFinalizersTests
{
    private const int FewestKnown = 100;

    [Fact]
    public void All_Table_KnowsMoreThanAHundredFinalizersEachOnce()
    {
        var patterns = KnownFinalizers.All.SelectMany(static entry => entry.Patterns).ToArray();

        Assert.True(patterns.Length >= FewestKnown, $"The table knows {patterns.Length} finalizers.");
        Assert.Equal(patterns.Length, patterns.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void All_EachEntry_SaysWhoseItIsAndWhatStaysBehindInBothLanguages() => Assert.All(KnownFinalizers.All, static entry =>
    {
        Assert.NotEmpty(entry.Owner);
        Assert.All([entry.Waits, entry.Left], static text =>
        {
            Assert.True(text.En.Length > 10);
            Assert.Contains(text.Zh, static c => c is >= '\u4e00' and <= '\u9fff');
        });
        Assert.EndsWith(".", entry.Left.En, StringComparison.Ordinal);
        Assert.EndsWith("。", entry.Left.Zh, StringComparison.Ordinal);
        Assert.False(entry.Waits.En.EndsWith('.'));
        Assert.True(entry.Controllers.Length > 0 || !entry.BuiltIn);
    });

    [Fact]
    public void Find_EachPattern_FindsItsOwnEntry() => Assert.All(
        KnownFinalizers.All.SelectMany(static entry => entry.Patterns.Select(pattern => (pattern, entry))),
        static pair => Assert.Same(pair.entry, KnownFinalizers.Find(pair.pattern.Replace("*", "x1", StringComparison.Ordinal))));

    [Theory]
    [InlineData("external-attacher/ebs-csi-aws-com", "CSI external-attacher", true)]
    [InlineData("finalizers.s3.services.k8s.aws/Bucket", "AWS Controllers for Kubernetes", false)]
    [InlineData("strimzi.io/topic-operator", "Strimzi", false)]
    [InlineData("resources-finalizer.argocd.argoproj.io/background", "Argo CD", false)]
    [InlineData("kubernetes.io/pvc-protection", "Kubernetes", true)]
    [InlineData("machine.cluster.x-k8s.io", "Cluster API", false)]
    [InlineData("cephblockpool.ceph.rook.io", "Rook", false)]
    [InlineData("longhorn.io", "Longhorn", false)]
    [InlineData("finalizer.acme.cert-manager.io", "cert-manager", false)]
    public void Find_Known_NamesOwnerAndWhetherItIsGuarded(string finalizer, string owner, bool guarded)
    {
        var found = KnownFinalizers.Find(finalizer);

        Assert.Equal((owner, guarded), (found?.Owner, found?.Guarded));
    }

    [Theory]
    [InlineData("example.com/cleanup")]
    [InlineData("Longhorn.io")]
    [InlineData("xlonghorn.io")]
    [InlineData("")]
    public void Find_Unknown_IsNull(string finalizer) => Assert.Null(KnownFinalizers.Find(finalizer));
}
