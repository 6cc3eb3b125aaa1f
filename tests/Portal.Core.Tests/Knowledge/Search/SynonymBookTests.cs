using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.Core.Knowledge.Search;
using Xunit;

namespace Portal.Core.Tests.Knowledge.Search;

public sealed class SynonymBookTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("synonyms-").FullName;
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Current_AfterTheSitesFileChanged_HasItsGroups()
    {
        var path = Path.Combine(_directory, "synonyms.txt");
        var book = new SynonymBook(path, _clock, NullLogger<SynonymBook>.Instance);
        Assert.Empty(book.Current.BeginningWith("zeppelin"));

        File.WriteAllText(path, "zeppelin, airship");
        Assert.Empty(book.Current.BeginningWith("zeppelin"));
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.NotEmpty(book.Current.BeginningWith("zeppelin"));

        File.Delete(path);
        _clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Empty(book.Current.BeginningWith("zeppelin"));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
