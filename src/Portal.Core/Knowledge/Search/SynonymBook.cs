using Microsoft.Extensions.Logging;

namespace Portal.Core.Knowledge.Search;

/// <summary>The synonyms in use: those that are shipped and those of the site's own file, which is read again when it changes.</summary>
/// <param name="path">The site's file; it need not be there. Empty: none.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">The log.</param>
public sealed partial class SynonymBook(string path, TimeProvider clock, ILogger<SynonymBook> log)
{
    private const string Shipped = "Portal.Core.Knowledge.Search.synonyms.txt";
    private const long LargestFile = 1024 * 1024;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Synonyms? _current;
    private DateTimeOffset _lookedAt;
    private DateTime? _writtenAt;

    /// <summary>The synonyms as they are now.</summary>
    public Synonyms Current
    {
        get
        {
            lock (_lock)
            {
                var now = clock.GetUtcNow();
                if (_current is null || now - _lookedAt >= LookEvery)
                {
                    _lookedAt = now;
                    var written = path.Length > 0 && File.Exists(path) ? File.GetLastWriteTimeUtc(path) : (DateTime?)null;
                    if (_current is null || written != _writtenAt)
                    {
                        _writtenAt = written;
                        _current = Read(written is not null);
                    }
                }

                return _current;
            }
        }
    }

    private Synonyms Read(bool hasFile)
    {
        using var reader = new StreamReader(typeof(SynonymBook).Assembly.GetManifestResourceStream(Shipped)!);
        var shipped = ("synonyms.txt", reader.ReadToEnd());
        var synonyms = Synonyms.Read(shipped);
        if (hasFile)
        {
            try
            {
                synonyms = new FileInfo(path).Length > LargestFile
                    ? throw new IOException($"it is larger than {LargestFile} bytes")
                    : Synonyms.Read(shipped, (path, File.ReadAllText(path)));
                Log.Read(log, path, synonyms.Groups);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Log.CannotRead(log, path, e.Message);
            }
        }

        foreach (var problem in synonyms.Problems)
        {
            Log.BadLine(log, problem);
        }

        return synonyms;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Synonyms of {Path} are in use, {Groups} groups with the shipped ones")]
        public static partial void Read(ILogger log, string path, int groups);

        [LoggerMessage(LogLevel.Warning, "The synonyms of {Path} cannot be read: {Reason}. Those that are shipped are in use")]
        public static partial void CannotRead(ILogger log, string path, string reason);

        [LoggerMessage(LogLevel.Warning, "A line of the synonyms is not used: {Problem}")]
        public static partial void BadLine(ILogger log, string problem);
    }
}
