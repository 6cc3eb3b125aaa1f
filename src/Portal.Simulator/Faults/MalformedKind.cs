namespace Portal.Simulator.Faults;

/// <summary>In what way an object is not what a client expects.</summary>
public enum MalformedKind
{
    /// <summary>No metadata at all.</summary>
    MissingMetadata,

    /// <summary>Metadata without name and uid.</summary>
    MissingName,

    /// <summary>Every top-level field but metadata has another JSON type: objects become texts, texts become lists.</summary>
    WrongTypes,

    /// <summary>Every number is a text.</summary>
    NumbersAsStrings,

    /// <summary>The phase is a word that no version knows.</summary>
    UnknownEnum,

    /// <summary>A field holds 5,000 nested lists.</summary>
    DeepNesting,

    /// <summary>An annotation's bytes are no UTF-8.</summary>
    InvalidUtf8,

    /// <summary>An annotation of 1.5 MB, the largest object that etcd takes.</summary>
    Huge,

    /// <summary>The object is a number.</summary>
    NotAnObject,

    /// <summary>The object is null.</summary>
    Null,
}
