using System.Collections.Immutable;
using Portal.Core.Text;

namespace Portal.Core.Knowledge.Exchange;

/// <summary>Collects what is wrong with an archive; so many at most, since the archive may be hostile.</summary>
internal sealed class ImportErrors
{
    private const int Most = 200;
    private readonly List<ImportError> _errors = [];
    private int _more;

    /// <summary>Whether there is any.</summary>
    public bool Any => _errors.Count > 0;

    /// <summary>The errors by file and line; the last one counts those that are not listed.</summary>
    public ImmutableArray<ImportError> All =>
    [
        .. _errors.OrderBy(static error => error.File, StringComparer.Ordinal).ThenBy(static error => error.Line),
        .. _more > 0 ? [new ImportError("", 0, ImportText.More(_more))] : Array.Empty<ImportError>(),
    ];

    /// <summary>Notes one.</summary>
    public void Add(string file, int line, LocalizedText reason)
    {
        if (_errors.Count < Most)
        {
            _errors.Add(new ImportError(file, line, reason));
        }
        else
        {
            _more++;
        }
    }
}
