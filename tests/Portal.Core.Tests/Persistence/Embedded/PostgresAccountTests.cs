using Portal.Core.Persistence.Embedded;
using Xunit;

namespace Portal.Core.Tests.Persistence.Embedded;

public sealed class PostgresAccountTests
{
    [Theory]
    [InlineData("root:x:0:0::/root:/bin/sh|nobody:x:65534:65534::/:/usr/sbin/nologin|postgres:x:105:108::/var/lib/postgresql:/bin/bash", "postgres")]
    [InlineData("root:x:0:0::/root:/bin/sh|nobody:x:65534:65534::/:/usr/sbin/nologin|alice:x:1000:1000::/home/alice:/bin/sh", "nobody")]
    [InlineData("root:x:0:0::/root:/bin/sh|toor:x:0:0::/root:/bin/sh|broken|alice:x:1000:1000::/home/alice:/bin/sh", "alice")]
    public void Choose_FromAccounts_NeverTakesRoot(string passwd, string name) =>
        Assert.Equal(name, PostgresAccount.Choose(passwd.Split('|')).Name);

    [Fact]
    public void Choose_WhenThereIsOnlyRoot_SaysWhatToDo() =>
        Assert.Contains("adduser", Assert.Throws<EmbeddedPostgresException>(() => PostgresAccount.Choose(["root:x:0:0::/root:/bin/sh"])).Message, StringComparison.Ordinal);
}
