using System.Text.Json.Nodes;

namespace Portal.Simulator.Objects.Writing.Ownership;

/// <summary>A set of field paths, as managedFields has them (FieldsV1): a tree in which each node may itself be in the set.</summary>
internal sealed class FieldSet
{
    private readonly SortedDictionary<string, FieldSet> _children = new(StringComparer.Ordinal);

    /// <summary>Whether the node itself, not only something below it, is in the set.</summary>
    public bool IsMember { get; set; }

    public bool IsEmpty => !IsMember && _children.Count == 0;

    public IEnumerable<KeyValuePair<string, FieldSet>> Children => _children;

    /// <summary>The child of that path element, made when absent.</summary>
    public FieldSet At(string element)
    {
        if (!_children.TryGetValue(element, out var child))
        {
            _children[element] = child = new FieldSet();
        }

        return child;
    }

    public FieldSet? Find(string element) => _children.GetValueOrDefault(element);

    public static FieldSet FromJson(JsonNode? json)
    {
        var set = new FieldSet();
        if (json is not JsonObject map)
        {
            return set;
        }

        foreach (var (element, below) in map)
        {
            if (element == ".")
            {
                set.IsMember = true;
                continue;
            }

            var child = FromJson(below);
            child.IsMember |= below is JsonObject { Count: 0 };
            set._children[element] = child;
        }

        return set;
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject();
        if (IsMember && _children.Count > 0)
        {
            json["."] = new JsonObject();
        }

        foreach (var (element, child) in _children)
        {
            json[element] = child.ToJson();
        }

        return json;
    }

    /// <summary>Adds every path of another set.</summary>
    public void Add(FieldSet other)
    {
        IsMember |= other.IsMember;
        foreach (var (element, child) in other._children)
        {
            At(element).Add(child);
        }
    }

    /// <summary>Removes every path that is in another set; what lies below a removed path stays unless it is in there, too.</summary>
    public void Remove(FieldSet other)
    {
        IsMember &= !other.IsMember;
        foreach (var (element, below) in other._children)
        {
            if (_children.TryGetValue(element, out var child))
            {
                child.Remove(below);
                if (child.IsEmpty)
                {
                    _children.Remove(element);
                }
            }
        }
    }

    /// <summary>Removes children that hold nothing.</summary>
    public void DropEmpty()
    {
        foreach (var element in _children.Where(c => c.Value.IsEmpty).Select(c => c.Key).ToList())
        {
            _children.Remove(element);
        }
    }

    /// <summary>Paths that are in both.</summary>
    public FieldSet Intersect(FieldSet other)
    {
        var both = new FieldSet { IsMember = IsMember && other.IsMember };
        foreach (var (element, child) in _children)
        {
            if (other._children.TryGetValue(element, out var match) && child.Intersect(match) is { IsEmpty: false } below)
            {
                both._children[element] = below;
            }
        }

        return both;
    }

    /// <summary>Every member path, as conflict messages write it: <c>.data.k</c>, <c>.spec.containers[name="main"].image</c>.</summary>
    public IEnumerable<string> Paths(string prefix = "")
    {
        if (IsMember && prefix.Length > 0)
        {
            yield return prefix;
        }

        foreach (var (element, child) in _children)
        {
            foreach (var path in child.Paths(prefix + FieldPath.Show(element)))
            {
                yield return path;
            }
        }
    }
}
