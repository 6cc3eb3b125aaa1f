using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Portal.Cluster.Connection;

/// <summary>
/// Reads kubeconfig files: one <see cref="ClusterDefinition"/> for each context. Several files are merged as kubectl merges them: the first
/// definition of a name wins, relative paths belong to the file that names them.
/// </summary>
public static class Kubeconfig
{
    private static readonly IDeserializer Yaml = new DeserializerBuilder().IgnoreUnmatchedProperties().Build();

    /// <summary>The files that the value of <c>KUBECONFIG</c> names (separated as in PATH); empty entries are left out.</summary>
    /// <param name="value">The variable's value.</param>
    /// <returns>The paths.</returns>
    public static IReadOnlyList<string> SplitPaths(string value) =>
        value.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Reads the contexts of the files.</summary>
    /// <param name="files">Paths, the first wins.</param>
    /// <param name="context">Only this context; null: all of them.</param>
    /// <returns>
    /// One definition for each context, in the files' order. A context that is broken in itself (names an unknown cluster, holds a bad address) is
    /// among them with its <see cref="ClusterDefinition.Problem"/>, so that one bad context does not take the other clusters away.
    /// </returns>
    /// <exception cref="ClusterConnectionException">A file is missing, does not parse, holds no context, or not the one asked for.</exception>
    public static IReadOnlyList<ClusterDefinition> Read(IReadOnlyList<string> files, string? context = null)
    {
        if (files.Count == 0)
        {
            throw new ClusterConnectionException("No kubeconfig file was named. Set KUBECONFIG or use --kubeconfig FILE.");
        }

        var merged = new KubeconfigMerge();
        foreach (var file in files)
        {
            merged.Add(Path.GetFullPath(file), Parse(file));
        }

        var list = string.Join(", ", files);
        var definitions = merged.Define();
        if (definitions.Count == 0)
        {
            throw new ClusterConnectionException($"The kubeconfig {list} defines no context (field contexts). Add one, for instance with kubectl config set-context.");
        }

        if (context is null)
        {
            return definitions;
        }

        var chosen = definitions.Where(d => d.Name == context).ToList();
        return chosen.Count > 0
            ? chosen
            : throw new ClusterConnectionException(
                $"The kubeconfig {list} has no context {context}. It has: {string.Join(", ", definitions.Select(d => d.Name))}. Choose one of them.");
    }

    private static KubeconfigDocument Parse(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ClusterConnectionException($"The kubeconfig {file} does not exist. Check KUBECONFIG or --kubeconfig.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ClusterConnectionException($"The kubeconfig {file} cannot be read: {e.Message} Check its owner and mode.", e);
        }

        try
        {
            var document = Yaml.Deserialize<KubeconfigDocument?>(text)
                ?? throw new ClusterConnectionException($"The kubeconfig {file} is empty. A kubeconfig has clusters, users and contexts.");
            return document.Kind is null or "Config"
                ? document
                : throw new ClusterConnectionException($"The file {file} is of kind {document.Kind}, not a kubeconfig (kind: Config).");
        }
        catch (YamlException e)
        {
            // The parser's text may quote the file's content, which holds credentials: only the place is told.
            throw new ClusterConnectionException(
                $"The kubeconfig {file} does not parse: line {e.Start.Line}, column {e.Start.Column} is not what a kubeconfig has there. Compare it with kubectl config view.", e);
        }
    }
}
