using System.Collections.Immutable;
using System.Reflection;
using Portal.Core.Findings;
using Portal.Core.Remediation;

namespace Portal.Problems;

/// <summary>What is found under the name of one room, before anybody asks whether it is complete.</summary>
/// <param name="Name">The folder and the last part of the namespace, such as <c>PodStuckTerminating</c>.</param>
/// <param name="Files">Contents of the embedded files by file name.</param>
/// <param name="Types">The detectors and playbooks of the room's namespace.</param>
public sealed record RoomMaterial(string Name, ImmutableDictionary<string, string> Files, ImmutableArray<Type> Types)
{
    /// <summary>
    /// Sorts an assembly's embedded files (<c>Room/file</c>) and its detectors and playbooks (namespace <c>Assembly.Room</c>) into rooms. A folder
    /// without code and code without a folder are rooms too: the catalogue says what they lack.
    /// </summary>
    public static ImmutableArray<RoomMaterial> In(Assembly assembly)
    {
        var root = assembly.GetName().Name + ".";
        var files = assembly.GetManifestResourceNames()
            .Where(static name => name.Contains('/', StringComparison.Ordinal))
            .ToLookup(static name => name[..name.IndexOf('/', StringComparison.Ordinal)], StringComparer.Ordinal);
        var types = assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && (type.IsAssignableTo(typeof(IDetector)) || type.IsAssignableTo(typeof(IPlaybook))))
            .Where(type => type.Namespace?.StartsWith(root, StringComparison.Ordinal) == true)
            .ToLookup(type => type.Namespace![root.Length..].Split('.')[0], StringComparer.Ordinal);
        return
        [
            .. files.Select(static group => group.Key).Union(types.Select(static group => group.Key), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(name => new RoomMaterial(
                    name,
                    files[name].ToImmutableDictionary(path => path[(name.Length + 1)..], path => Read(assembly, path), StringComparer.Ordinal),
                    [.. types[name].OrderBy(static type => type.FullName, StringComparer.Ordinal)])),
        ];
    }

    private static string Read(Assembly assembly, string path)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(path)!);
        return reader.ReadToEnd();
    }
}
