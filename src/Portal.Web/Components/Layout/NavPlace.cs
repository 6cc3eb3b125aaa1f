using Portal.Core.Text;

namespace Portal.Web.Components.Layout;

/// <summary>A page that the navigation leads to.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Title">Its word.</param>
/// <param name="Key">The key after <c>g</c>.</param>
public sealed record NavPlace(string Path, LocalizedText Title, char Key)
{
    /// <summary>Whether an address is this page or one below it.</summary>
    /// <param name="path">The path of the address, with a slash in front.</param>
    public bool Holds(string path) =>
        Path == "/" ? path == "/" : path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal);
}
