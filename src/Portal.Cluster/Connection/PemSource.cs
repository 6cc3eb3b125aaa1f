using System.Security;

namespace Portal.Cluster.Connection;

/// <summary>PEM text that a kubeconfig gives in itself or names as a file. Files are read again when they change: certificates rotate.</summary>
public sealed class PemSource
{
    private readonly string _field;
    private readonly string? _file;
    private readonly string? _text;

    private PemSource(string field, string? file, string? text)
    {
        _field = field;
        _file = file;
        _text = text;
    }

    /// <summary>PEM in a file.</summary>
    /// <param name="field">Where the file was named, for error texts: "clusters[prod].certificate-authority of /root/.kube/config".</param>
    /// <param name="path">An absolute path.</param>
    /// <returns>The source; the file is not touched yet.</returns>
    public static PemSource FromFile(string field, string path) => new(field, path, null);

    /// <summary>PEM given in the kubeconfig itself.</summary>
    /// <param name="field">Where it was given, for error texts.</param>
    /// <param name="text">The PEM text, already base64-decoded.</param>
    /// <returns>The source.</returns>
    public static PemSource FromText(string field, string text) => new(field, null, text);

    /// <summary>Where it was given, for error texts.</summary>
    public string Field => _file is null ? _field : $"{_field} ({_file})";

    /// <summary>A value that changes when the text may have changed: the time of the file's last write, or nothing.</summary>
    public DateTime Stamp => _file is null ? default : File.GetLastWriteTimeUtc(_file);

    /// <summary>The PEM text as it is now.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="ClusterConnectionException">The file is missing or cannot be read.</exception>
    public string Read()
    {
        if (_text is not null)
        {
            return _text;
        }

        try
        {
            return File.ReadAllText(_file!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or ArgumentException)
        {
            var what = e is FileNotFoundException or DirectoryNotFoundException ? "does not exist" : "cannot be read";
            throw new ClusterConnectionException($"The file {_file}, named by {_field}, {what}. Put it there, make it readable, or correct the kubeconfig.", e);
        }
    }
}
